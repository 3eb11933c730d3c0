import type { Cells, Separator } from "./cells.ts";
import { isTimeName, readMomentAt } from "./moment.ts";
import { distinctNames } from "./names.ts";
import { readTime } from "./time.ts";

/** Which column holds the time: found automatically, always the first, or none. */
export type TimeMode = "auto" | "first" | "none";

/** The columns of a table: from its header or its first row, updated by each row. */
export interface Columns {
  /** A distinct name for each column, the time's included. Grows with rows if there is no header. */
  names: string[];
  /** Whether the names come from a header. */
  given: boolean;
  /** The separator of the first row. */
  separator: Separator;
  /** Index of the column where the time is or begins. */
  time: number | undefined;
  /** Kinds of the columns: "number" once it had one, "text" if it had only text so far. */
  kinds: Array<"number" | "text" | undefined>;
}

/**
 * Makes the columns of a table. Without a header their names are "1", "2", …, or "value" if there is
 * only one besides the time.
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

/** Adds names for columns that earlier rows, of a table without a header, did not have. */
export function extendNames(columns: Columns, width: number): void {
  const ahead = columns.time === undefined || columns.given ? 0 : 1;
  for (let index = columns.names.length; index < width; index++) {
    columns.names.push(String(index + 1 - ahead));
  }
}
