import { MAX_SERIES } from "../limits.ts";

/** A line of a table, split into cells. */
export interface Cells {
  /** The texts between the separators, trimmed, without quotes; empty ones included. */
  cells: readonly string[];
  /** A delimiter (semicolon, tab or comma), between which a cell may be empty; or white space. */
  separator: Separator;
}

/** What separates cells; `" "` is any run of white space and `|`. */
export type Separator = ";" | "\t" | "," | " ";

/** The first of these in a line separates its cells: `1,5;2,5` has two cells, not three. */
const DELIMITERS: Separator[] = [";", "\t", ","];

/** Room for a name, a mark, a value and a unit per series; the rest of a longer line is not split. */
export const MAX_WORDS = 4 * MAX_SERIES;

const QUOTED = /"[^"]*"/g;
const WHITE = /\s/;

/**
 * Splits a line into cells: at semicolons, else tabs, else commas, else runs of white space and
 * `|`. Quotes work as in CSV: `"CPU, user",5` has two cells.
 *
 * @param separator default: the one that the line has
 */
export function splitCells(line: string, separator = findSeparator(line)): Cells {
  if (separator === " ") return { cells: splitRuns(line, ""), separator };
  // Between tabs, the first cell may be empty, so white space at the start counts.
  const text = separator === "\t" ? line : line.trim();
  return { cells: split(text, (mark) => mark === separator, true), separator };
}

function findSeparator(line: string): Separator {
  const unquoted = line.trim().replace(QUOTED, "");
  return DELIMITERS.find((mark) => unquoted.includes(mark)) ?? " ";
}

/** Splits a line into words: at white space, `|`, commas and semicolons. */
export function splitWords(line: string): string[] {
  return splitRuns(line, ",;");
}

function splitRuns(text: string, also: string): string[] {
  const isBreak = (mark: string) => isWhite(mark) || mark === "|" || also.includes(mark);
  return split(text, isBreak, false);
}

/** Splits at separators outside quotes; `""` inside quotes is one quote. */
function split(text: string, isBreak: (mark: string) => boolean, keepsEmpty: boolean): string[] {
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
    else if (quoted || !isBreak(mark)) cell += mark;
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
