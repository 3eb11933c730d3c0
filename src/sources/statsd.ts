import { createStatsdReader } from "../ingest/statsd.ts";
import { FLUSH_MS } from "../ingest/statsd-metric.ts";
import { MAX_LINE_LENGTH, MAX_STATSD_CONNECTIONS } from "../limits.ts";
import { checkPort, checkText } from "./check-options.ts";
import { openDatagrams } from "./datagrams.ts";
import { handOn } from "./hand-on.ts";
import type { ListeningSource, RunningListener } from "./listening-source.ts";
import type { SourceContext } from "./source.ts";
import { openTextServer } from "./text-server.ts";
import { createTroubleTeller } from "./trouble.ts";

/** The options of `statsd`. */
export interface StatsdOptions {
  /** For UDP and TCP alike; 0 is any free port. Default 8125. */
  port?: number;
  /** Default 127.0.0.1: this machine alone. */
  host?: string;
}

/**
 * Listens for what StatsD's clients send, over UDP and TCP, and hands on what it comes to, once a second.
 *
 * @throws PlotcastError OPTION_INVALID.
 */
export function statsd({ port = 8125, host = "127.0.0.1" }: StatsdOptions = {}): ListeningSource {
  checkPort("port", port);
  checkText("host", host, "an address of this machine");
  return { name: `statsd on ${host}:${port}`, start: (context) => start(host, port, context) };
}

async function start(host: string, port: number, context: SourceContext): Promise<RunningListener> {
  const reader = createStatsdReader();
  const tellTrouble = createTroubleTeller(context);
  const server = await openTextServer({
    host,
    port,
    maxConnections: MAX_STATSD_CONNECTIONS,
    onLine: reader.read,
    onTooLong: () =>
      context.note({ message: `expected lines of at most ${MAX_LINE_LENGTH} characters` }),
    onHttp: () => context.note({ message: "expected lines of StatsD, got a request over HTTP" }),
  });
  const datagrams = await openDatagrams({
    host,
    port: server.port,
    onPacket: reader.read,
    onError: (error) => tellTrouble(error.message),
  }).catch(async (error: unknown) => {
    await server.close();
    throw error;
  });

  let flushing: Promise<void> | undefined;
  // What comes before the last flush is kept is summed up for the next one.
  const timer = setInterval(() => {
    flushing ??= handOn(reader.flush(), context).finally(() => (flushing = undefined));
  }, FLUSH_MS);
  let stopping: Promise<void> | undefined;
  async function stop(): Promise<void> {
    clearInterval(timer);
    await Promise.all([server.close(), datagrams.close()]);
    await flushing;
    await handOn(reader.flush(), context);
  }
  return { port: server.port, stop: () => (stopping ??= stop()) };
}
