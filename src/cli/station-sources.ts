import { distinctNames } from "../ingest/names.ts";
import type { Source } from "../sources/source.ts";
import { distinctSourceNames } from "../sources/source-names.ts";
import type { StationFlags } from "./flags.ts";
import { machineZone } from "./time-zone.ts";

const LOOPBACK = "127.0.0.1";
const STATSD_PORT = 8125;

/** The sources that flags ask for, each loaded where it is asked for. */
export async function createSources(flags: StationFlags): Promise<Source[]> {
  const { commands, files } = distinctSourceNames(flags.exec, flags.tail);
  const made = await Promise.all([
    ...flags.scrape.map((url) => scrapeSource(url, flags)),
    ...listenSources(flags),
    ...(flags.mqtt === undefined ? [] : [mqttSource(flags.mqtt, flags)]),
    ...flags.exec.map((command, at) => commandSource(command, commands[at]!, flags)),
    ...flags.tail.map((path, at) => tailSource(path, files[at]!, flags)),
  ]);
  const names = distinctNames(made.map(({ name }) => name));
  return made.map((source, at) => ({ ...source, name: names[at] ?? source.name }));
}

async function scrapeSource(url: string, { scrape: all, scrapeEvery }: StationFlags) {
  const { scrape } = await import("../sources/scrape.ts");
  // The only target needs no label that tells it from others.
  const labels = all.length === 1 ? { labels: {} } : {};
  return scrape({ url, everyMs: scrapeEvery, ...labels });
}

/** Their senders have no tokens, so `--host` alone does not open them to other machines. */
function listenSources({ statsd, teleplot, listenSources: host }: StationFlags): Promise<Source>[] {
  const address = host === "localhost" ? LOOPBACK : host;
  const sources: Promise<Source>[] = [];
  if (statsd !== false) sources.push(statsdSource(statsd ?? STATSD_PORT, address));
  if (teleplot !== undefined) sources.push(teleplotSource(teleplot, address));
  return sources;
}

async function statsdSource(port: number, host: string): Promise<Source> {
  const { statsd } = await import("../sources/statsd.ts");
  return statsd({ port, host });
}
async function teleplotSource(port: number, host: string): Promise<Source> {
  const { teleplot } = await import("../sources/teleplot.ts");
  return teleplot({ port, host });
}
async function mqttSource(address: string, { mqttTopic, mqttPath }: StationFlags): Promise<Source> {
  const { mqtt } = await import("../sources/mqtt.ts");
  const topics = mqttTopic.length === 0 ? ["#"] : mqttTopic;
  return mqtt({ url: address, topics, ...(mqttPath === undefined ? {} : { path: mqttPath }) });
}

async function commandSource(
  text: string,
  name: string,
  { execEvery, tz }: StationFlags,
): Promise<Source> {
  const { command } = await import("../sources/command.ts");
  return command({ command: text, everyMs: execEvery, name, timeZone: tz ?? machineZone() });
}

async function tailSource(path: string, name: string, { tz }: StationFlags): Promise<Source> {
  const { tail } = await import("../sources/tail.ts");
  return tail({ path, name, timeZone: tz ?? machineZone() });
}
