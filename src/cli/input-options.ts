import type { Command } from "commander";
import { CHART_TYPES } from "../chart/inner-face.ts";
import { MAX_NAME_LENGTH, MAX_TEXT_LENGTH, MAX_UNIT_LENGTH } from "../limits.ts";
import type { InputFlags } from "./flags.ts";
import {
  delimiter,
  nameList,
  number,
  oneWord,
  shortText,
  timeForm,
  windowOf,
} from "./option-values.ts";

const TIME_MODES = ["auto", "first", "none"] as const;
const DECIMALS = [".", ","] as const;

/** Gives the program the options of what it reads. */
export function withInputOptions(program: Command): Command {
  const name = shortText(MAX_NAME_LENGTH);
  return program
    .optionsGroup("How the input is read (all of it is found out where nothing is said):")
    .option(
      "--columns <names>",
      "the columns to draw, by name or number from 1: user,system",
      nameList,
    )
    .option(
      "--key <column>",
      "the column that says what a row is about, such as host: a series for each",
      name,
    )
    .option("--x <column>", "the column to draw all others over, instead of time", name)
    .option(
      "--time <where>",
      'where rows have their time: "auto", "first", "none"',
      oneWord(TIME_MODES),
      "auto",
    )
    .option("--time-format <form>", 'how times are written: "%d.%m.%Y %H:%M"', timeForm)
    .option("--delimiter <sign>", 'what stands between columns: ";", "tab", "space"', delimiter)
    .option("--decimal <sign>", 'the sign of decimals: "," or "."', oneWord(DECIMALS))
    .option(
      "--rate <columns>",
      'columns that are counters, drawn as rates per second; "all" for every one',
      nameList,
    )
    .optionsGroup("What charts look like:")
    .option(
      "--window <span>",
      "what is shown: 5m, 2h, or a number of points (default: all of a file, 120 points of a pipe)",
      windowOf,
    )
    .option("--points <n>", "the same as --window, as a number of points", windowOf)
    .option("--split", "one chart per column (default: a chart for each unit and size)")
    .option("--no-split", "one chart for all columns")
    .option(
      "--type <type>",
      `how values are drawn: ${CHART_TYPES.join(", ")}`,
      oneWord(CHART_TYPES),
    )
    .option("--unit <unit>", 'unit of all values: "%", "B", "ms", "°C"', shortText(MAX_UNIT_LENGTH))
    .option("--min <value>", "lowest value of the axis", number)
    .option("--max <value>", "highest value of the axis", number)
    .option("--smooth", "draw smooth lines")
    .option("--title <text>", "heading of the page", shortText(MAX_TEXT_LENGTH))
    .option("--explain", "say how each chart came to be, on standard error")
    .option("--db <path>", "keep the points of a pipe in this file, too");
}

/** Ends the program where two options exclude each other, before it serves charts that cannot be drawn. */
export function checkTogether(program: Command, { min, max }: InputFlags): void {
  if (min === undefined || max === undefined || min < max) return;
  program.error(
    `error: option '--min <value>' is ${min}. Expected less than --max, which is ${max}.`,
  );
}
