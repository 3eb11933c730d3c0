#!/usr/bin/env node
import { Command, InvalidArgumentError } from "commander";
import { readFileSync } from "node:fs";
import { closestName, isTimeZone } from "../chart/inner-face.ts";
import { PlotcastError } from "../error.ts";
import type { InputFlags, ServeFlags } from "./flags.ts";
import { listen, type Listening } from "./listen.ts";
import {
  hintOption,
  hintShortOption,
  refuseForeignOptions,
  refuseOperands,
} from "./refuse-words.ts";
import { suggestZone } from "./time-zone.ts";
import { MIN_CYCLE_MS, MAX_CYCLE_MS } from "../limits.ts";

const MAX_SHOWN_POINTS = 1_000_000;

const TIME_MODES: readonly string[] = ["auto", "first", "none"];

const EXAMPLES = `
Examples:
  vmstat 1 | plotcast              every column, named by the header
  seq 100 | plotcast               one number per line
  plotcast --port 8080 < data.csv  columns, with or without a time
  curl -d '{"Room": 21.4}' http://localhost:1345/api/push/temperature
`;

const { version } = JSON.parse(
  readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
) as { version: string };

const program = new Command("plotcast")
  .description("Reads numbers from standard input and serves live charts of them.")
  .version(version)
  .showHelpAfterError("(plotcast --help lists the options)")
  .configureOutput({ outputError: (error, write) => write(hintOption(error, program)) })
  .helpCommand("help [command]", "show what a command takes")
  // Words that are too many are refused in our own words.
  .allowExcessArguments()
  .addHelpText("after", EXAMPLES);

withServeFlags(program)
  .option("--points <n>", "number of points in a chart", wholeNumber(2, MAX_SHOWN_POINTS), 120)
  .option("--split", "one chart per column (default: if their sizes differ a thousandfold)")
  .option("--no-split", "one chart for all columns")
  .option("--time <where>", 'where rows have their time: "auto", "first", "none"', timeMode, "auto")
  .option("--smooth", "draw smooth lines")
  .option("--title <text>", "heading of the page", "plotcast")
  .action((flags: InputFlags) => {
    refuseOperands(program);
    return run(flags, async (listening) => {
      const { showInput } = await import("./input.ts");
      await showInput(flags, listening);
    });
  });

withServeFlags(program.command("demo").description("show the load of this machine"))
  .allowExcessArguments(false)
  .action((_flags, command: Command) => {
    refuseForeignOptions(command);
    const flags = command.optsWithGlobals<ServeFlags>();
    return run(flags, async (listening) => {
      const { showMachine } = await import("./demo.ts");
      showMachine(flags, listening);
    });
  });

await program.parseAsync();

function withServeFlags(command: Command): Command {
  return command
    .option(
      "-p, --port <n>",
      "port to listen on (default: the environment variable PORT, or 1345)",
      port,
    )
    .option(
      "--host <name>",
      "address to listen on; 0.0.0.0 makes it reachable from other machines",
      "localhost",
    )
    .option(
      "--allow-host <name>",
      "a further name that this machine is reached by; repeatable. Pushing needs a token then",
      (name: string, others: string[]) => [...others, name],
      [],
    )
    .option(
      "--token <text>",
      "what who pushes must send as Bearer (default: the environment variable PLOTCAST_TOKEN); " +
        "without one, others than this machine cannot push",
    )
    .option(
      "--every <ms>",
      "time between drawings, in ms",
      wholeNumber(MIN_CYCLE_MS, MAX_CYCLE_MS),
      1000,
    )
    .option(
      "--tz <zone>",
      'time zone of the charts, such as "Europe/Berlin" (default: this machine\'s)',
      zone,
    );
}

/**
 * Listens, and only then loads what shows charts: behind a proxy, a program that restarts is away for as
 * long as nobody listens.
 */
async function run(
  flags: ServeFlags,
  show: (listening: Listening) => Promise<void>,
): Promise<void> {
  try {
    await show(await listen(flags));
  } catch (error) {
    if (!(error instanceof PlotcastError)) throw error;
    process.stderr.write(`plotcast: ${error.message}\n`);
    process.exit(1);
  }
}

function wholeNumber(min: number, max: number, hint = ""): (text: string) => number {
  return (text) => {
    const value = Number(text);
    const isInRange = Number.isInteger(value) && value >= min && value <= max;
    if (isInRange && text.trim() !== "") return value;
    throw new InvalidArgumentError(`Expected a whole number from ${min} to ${max}.${hint}`);
  };
}

function port(text: string): number {
  // The letters of a word such as "-port", whose first one is an option.
  const hint = /^[a-z]/i.test(text) ? hintShortOption("p", text, program) : "";
  return wholeNumber(0, 65_535, hint)(text);
}

function zone(text: string): string {
  if (isTimeZone(text)) return text;
  const hint = hintOf(suggestZone(text));
  throw new InvalidArgumentError(`Expected an IANA time zone such as "Europe/Berlin".${hint}`);
}

function timeMode(text: string): string {
  if (TIME_MODES.includes(text)) return text;
  const hint = hintOf(closestName(text, TIME_MODES));
  throw new InvalidArgumentError(`Expected "auto", "first" or "none".${hint}`);
}

function hintOf(meant: string | undefined): string {
  return meant === undefined ? "" : ` Did you mean ${meant}?`;
}
