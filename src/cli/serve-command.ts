import { type Command, Option } from "commander";
import { MAX_CYCLE_MS, MIN_CYCLE_MS } from "../limits.ts";
import { byteSize, duration } from "./durations.ts";
import type { ServeFlags, StationFlags } from "./flags.ts";
import type { Listening } from "./listen.ts";
import { port, repeatable, wholeNumber } from "./option-values.ts";
import { refuseForeignOptions } from "./refuse-words.ts";

const HELP = `
Everything that comes becomes a chart by itself:
  curl -d '{"Room": 21.4}' http://localhost:1345/api/push/temperature
  Telegraf, InfluxDB clients   POST /api/v2/write, /write
  Prometheus                   remote_write to /api/v1/write
  OpenTelemetry                OTLP over HTTP to /v1/metrics
  StatsD clients               UDP and TCP on port 8125
The page /sources says how each chart came to be.
`;

const DAY = 86_400_000;

/** Adds the command that people leave running. */
export function addServeCommand(
  program: Command,
  withServeFlags: (command: Command) => Command,
  run: (flags: ServeFlags, show: (listening: Listening) => Promise<void>) => Promise<void>,
): void {
  const command = program
    .command("serve")
    .description("take measurements from anywhere, chart and keep them")
    .allowExcessArguments(false)
    .addHelpText("after", HELP);
  withSourceFlags(withKeepFlags(withServeFlags(command))).action(async () => {
    refuseForeignOptions(command);
    const flags = command.optsWithGlobals<StationFlags>();
    await run(flags, async (listening) => {
      const { showStation } = await import("./serve.ts");
      await showStation(flags, listening);
    });
  });
}

function withKeepFlags(command: Command): Command {
  return command
    .option("--title <text>", "heading of the page", "plotcast")
    .option("--db <path>", "file that keeps the points", "plotcast.db")
    .option("--memory", "keep nothing on disk")
    .option("--durable", "what was told as kept survives a power cut as well as a crash")
    .addOption(
      new Option("--keep <duration>", "how long every point is kept; coarser steps stay longer")
        .argParser(duration)
        .default(30 * DAY, "30d"),
    )
    .option("--max-size <size>", "how large the file may grow, such as 2GB", byteSize)
    .option("--change", "draw whenever points come, rather than every --every ms")
    .option("--explain", "print how each chart came to be");
}

function withSourceFlags(command: Command): Command {
  const interval = wholeNumber(MIN_CYCLE_MS, MAX_CYCLE_MS);
  return command
    .addOption(repeatable("--scrape <url>", "ask a Prometheus target"))
    .option("--scrape-every <ms>", "time between scrapes, in ms", interval, 5000)
    .option("--statsd <port>", "port for StatsD over UDP and TCP (default: 8125)", port(command))
    .option("--no-statsd", "take no StatsD")
    .option("--teleplot <port>", "port for Teleplot's form over UDP, usually 47269", port(command))
    .option(
      "--listen-sources <address>",
      "where StatsD and Teleplot are taken; 0.0.0.0 lets other machines send, without a token",
      "127.0.0.1",
    )
    .option("--mqtt <url>", "subscribe at an MQTT broker, such as mqtt://localhost")
    .addOption(repeatable("--mqtt-topic <topic>", "a topic, with + and #", "#"))
    .option("--mqtt-path <path>", "where in a JSON payload the value is, such as sensors.0.temp")
    .addOption(
      repeatable("--exec <command>", "run a command again and again, and read what it prints"),
    )
    .option("--exec-every <ms>", "time between runs, in ms", interval, 5000)
    .addOption(repeatable("--tail <file>", "read lines as they are added to a file"));
}
