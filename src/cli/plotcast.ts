#!/usr/bin/env node
import { Command, InvalidArgumentError } from "commander";
import { readFileSync } from "node:fs";
import { PlotcastError } from "../error.ts";
import { showMachine } from "./demo.ts";
import { type ServeFlags } from "./flags.ts";
import { showInput } from "./input.ts";

const { version } = JSON.parse(
  readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
) as { version: string };

const program = new Command("plotcast")
  .description("Live charts of numbers from a pipe, drawn on the server.")
  .version(version)
  .showHelpAfterError("(plotcast --help says what there is)")
  .addHelpText("after", EXAMPLES());

withServeFlags(program)
  .option("--points <n>", "how many points a chart shows", wholeNumber(2, 1_000_000), 120)
  .option("--split", "a chart for each column (default: where their sizes differ a thousandfold)")
  .option("--no-split", "one chart for all columns")
  .option("--time <where>", 'where a row has its time: "auto", "first" or "none"', timeMode, "auto")
  .option("--smooth", "smooth lines")
  .option("--title <text>", "the page's heading", "plotcast")
  .action((flags) => run(showInput(flags)));

withServeFlags(program.command("demo").description("show this machine's own load")).action(
  (_flags, command: Command) => run(showMachine(command.optsWithGlobals<ServeFlags>())),
);

await program.parseAsync();

function withServeFlags(command: Command): Command {
  return command
    .option(
      "-p, --port <n>",
      "the port to listen on (default: the variable PORT, or 1345)",
      wholeNumber(0, 65_535),
    )
    .option(
      "--host <name>",
      "the address to listen on; 0.0.0.0 lets other machines in",
      "localhost",
    )
    .option(
      "--every <ms>",
      "how often changed charts are drawn, in ms",
      wholeNumber(16, 86_400_000),
      1000,
    );
}

async function run(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof PlotcastError)) throw error;
    process.stderr.write(`plotcast: ${error.message}\n`);
    process.exit(1);
  }
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (Number.isInteger(value) && value >= least && value <= most && text.trim() !== "")
      return value;
    throw new InvalidArgumentError(`Expected a whole number from ${least} to ${most}.`);
  };
}

function timeMode(text: string): string {
  if (["auto", "first", "none"].includes(text)) return text;
  throw new InvalidArgumentError('Expected "auto", "first" or "none".');
}

function EXAMPLES(): string {
  return `
Examples:
  vmstat 1 | plotcast              every column, named from the header
  seq 100 | plotcast               a number per line
  plotcast --port 8080 < data.csv  columns, with or without a time
  curl -d '{"Room": 21.4}' http://localhost:1345/api/push/temperature
`;
}
