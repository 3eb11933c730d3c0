import type { Cells, Separator } from "./cells.ts";
import { isTimeName, readMomentAt } from "./moment.ts";
import { distinctNames } from "./names.ts";
import { readTime } from "./time.ts";

/** Where the time of a row stands: found by itself, always in the first column, or nowhere. */
export type TimeMode = "auto" | "first" | "none";

/** The columns of a table, learned from its header or its first row, and from each row read. */
export interface Columns {
  /** Distinct names, one for each column, the time's too. Grows with rows if there is no header. */
  names: string[];
  /** Whether the names come from a header. */
  given: boolean;
  /** What separates the cells of the first row. */
  separator: Separator;
  /** The column that holds the time, or where the time begins. */
  time: number | undefined;
  /** Columns that had a number, and those that had only text so far. */
  kinds: Array<"number" | "text" | undefined>;
}

/**
 * The columns of a table with a header, or undefined without one to name them "1", "2", … or, if
 * there is but one beside the time, "value".
 *
 * @param first the first row, which shows where the time is
 */
export function createColumns(
  header: readonly string[] | undefined,
  first: Cells,
  mode: TimeMode,
): Columns {
  const { cells, separator } = first;
  const time = findTime(header, cells, mode);
  const names = header === undefined ? numberedNames(cells, time) : distinctNames(header);
  return { names, given: header !== undefined, separator, time, kinds: [] };
}

function numberedNames(first: readonly string[], time: number | undefined): string[] {
  const lead = time === undefined ? [] : ["time"];
  if (first.length === lead.length + 1) return [...lead, "value"];
  return [...lead, ...first.slice(lead.length).map((_, index) => String(index + 1))];
}

function findTime(
  header: readonly string[] | undefined,
  first: readonly string[],
  mode: TimeMode,
): number | undefined {
  if (mode === "first") return 0;
  if (mode === "none" || first.length < 2) return undefined;
  const named = header?.findIndex(isTimeName) ?? -1;
  if (readMomentAt(first, named) !== undefined) return named;
  const lead = readMomentAt(first, 0);
  const isDate = lead?.width === 2 || readTime(first[0] ?? "") !== undefined;
  // Under a name that is not a time's, a plain number is a measurement, however large.
  return lead !== undefined && (isDate || header === undefined) ? 0 : undefined;
}

/** Names the columns that a row without a header has beyond those of the rows before it. */
export function nameMore(columns: Columns, width: number): void {
  const ahead = columns.time === undefined || columns.given ? 0 : 1;
  for (let index = columns.names.length; index < width; index++) {
    columns.names.push(String(index + 1 - ahead));
  }
}
