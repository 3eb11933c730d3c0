import { MAX_SERIES } from "../limits.ts";
import type { Dialect } from "./dialect.ts";
import { isUnitWord } from "./unit.ts";

/** A line of a table, split into cells. */
export interface Cells {
  /** The texts between the separators, trimmed, without quotes; empty ones included. */
  cells: readonly string[];
  /** A delimiter, between two of which a cell may be empty; or white space. */
  separator: Separator;
  /** The line itself, for tables whose columns are found by their position. */
  text: string;
}

/** What separates cells; `" "` is any run of white space and `|`. */
export type Separator = string;

/** The first of these in a line separates its cells: `1,5;2,5` has two cells, not three. */
const DELIMITERS: Separator[] = [";", "\t", ","];

/** Room for a name, a mark, a value and a unit per series; the rest of a longer line is not split. */
export const MAX_WORDS = 4 * MAX_SERIES;

const QUOTED = /"[^"]*"/g;
const WHITE = /\s/;

/** Words between white space whose commas are decimal ones, or between thousands. */
const COMMA_NUMBER = /^[+-]?(?:\d+,\d+|\d{1,3}(?:,\d{3})+(?:\.\d+)?)[%\p{L}]{0,4}$/u;

/** Splits the lines of one table. */
export interface Splitter {
  /**
   * Splits a line into cells: at semicolons, else tabs, else commas, else runs of white space and
   * `|`. Quotes work as in CSV: `"CPU, user",5` has two cells.
   *
   * @param separator default: the one that the line has
   */
  split(line: string, separator?: Separator): Cells;
}

/** Splits lines at the delimiter that was asked for, else at what each line shows. */
export function createSplitter({ delimiter, hasDecimalCommas }: Dialect): Splitter {
  const find = (line: string) => delimiter ?? findSeparator(line, hasDecimalCommas);
  return {
    split(line, separator = find(line)) {
      if (separator === " ") return { cells: splitRuns(line), separator, text: line };
      // Between tabs, the first cell may be empty, so white space at the start counts.
      const text = separator === "\t" ? line : line.trim();
      const isBreak = (mark: string) => mark === separator;
      return { cells: split(text, isBreak, true), separator, text: line };
    },
  };
}

function findSeparator(line: string, hasDecimalCommas: boolean): Separator {
  const unquoted = line.trim().replace(QUOTED, "");
  const found = DELIMITERS.find((mark) => unquoted.includes(mark)) ?? " ";
  if (found !== ",") return found;
  return hasDecimalCommas || hasCommaNumbers(unquoted) ? " " : ",";
}

// `12:00:01 1,5 1,234,500` has numbers with commas in them; `2026-03-01 12:00:01,5` has cells.
function hasCommaNumbers(line: string): boolean {
  const words = line.split(/[\s|]+/);
  return words.length > 1 && words.every((word) => !word.includes(",") || COMMA_NUMBER.test(word));
}

/** Splits a line into words: at white space, `|`, semicolons, and commas that are not within numbers. */
export function splitWords(line: string): string[] {
  const isBreak = (mark: string, at: number) => {
    if (mark === ",") return !(isDigit(line[at - 1]) && isDigit(line[at + 1]));
    return isWhite(mark) || mark === "|" || mark === ";";
  };
  return split(line, isBreak, false);
}

/** Joins numbers between white space and their units: `50`, `%` become `50 %`. */
export function joinUnits(cells: readonly string[], isNumber: (cell: string) => boolean): string[] {
  const joined: string[] = [];
  for (const cell of cells) {
    const last = joined.at(-1);
    const isUnit = last !== undefined && isUnitWord(cell) && isNumber(`${last} ${cell}`);
    if (isUnit) joined[joined.length - 1] = `${last} ${cell}`;
    else joined.push(cell);
  }
  return joined;
}

function splitRuns(text: string): string[] {
  return split(text, (mark) => isWhite(mark) || mark === "|", false);
}

/** Splits at separators outside quotes; `""` inside quotes is one quote. */
function split(
  text: string,
  isBreak: (mark: string, at: number) => boolean,
  keepsEmpty: boolean,
): string[] {
  const cells: string[] = [];
  let cell = "";
  let quoted = false;
  let begun = false;
  const push = () => {
    const trimmed = cell.trim();
    if (keepsEmpty || trimmed !== "") cells.push(trimmed);
    cell = "";
    begun = false;
  };
  for (let at = 0; at < text.length && cells.length <= MAX_WORDS; at++) {
    const mark = text.charAt(at);
    if (quoted && mark === '"' && text[at + 1] === '"') cell += text.charAt(++at);
    // Elsewhere a quote is a plain character: 5" is five inches.
    else if (mark === '"' && (quoted || !begun || text[at - 1] === "=")) quoted = !quoted;
    else if (quoted || !isBreak(mark, at)) cell += mark;
    else {
      push();
      continue;
    }
    begun ||= !isWhite(mark);
  }
  push();
  return cells;
}

// A regular expression per character would cost more than all the rest.
function isWhite(mark: string): boolean {
  return mark === " " || mark === "\t" || (mark > "\u007f" && WHITE.test(mark));
}

function isDigit(mark = ""): boolean {
  return mark >= "0" && mark <= "9";
}
