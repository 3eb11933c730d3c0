import type { Cells } from "./cells.ts";
import { joinDates } from "./moment.ts";
import { readNumber } from "./number.ts";

/** Drops an empty last cell: some programs end each line with a separator. */
export function dropEmptyEnd(cells: readonly string[]): readonly string[] {
  return cells.at(-1) === "" ? cells.slice(0, -1) : cells;
}

/**
 * Fits the cells of a row to the columns of a header, one cell per column.
 *
 * A date and its time of day may fill one column or two. Between delimiters, missing cells at the
 * end are empty. Between white space, the last column may hold text of many words, such as a
 * command with its arguments.
 *
 * @param width number of columns
 * @param loosely whether the last column may hold many words
 * @returns undefined for a row that does not fit
 */
export function alignCells(
  width: number,
  row: Cells,
  loosely: boolean,
): readonly string[] | undefined {
  if (row.cells.length === width) return row.cells;
  const cells = joinDates(row.cells);
  if (cells.length === width) return cells;
  if (row.separator !== " ") return alignDelimited(width, cells);
  const hasText = cells.length > width && readNumber(cells[width - 1] ?? "") === undefined;
  if (!loosely || !hasText || width < 2) return undefined;
  return [...cells.slice(0, width - 1), cells.slice(width - 1).join(" ")];
}

function alignDelimited(width: number, cells: readonly string[]): readonly string[] | undefined {
  const extra = cells.slice(width);
  if (cells.length < 2 || extra.some((cell) => cell !== "")) return undefined;
  return Array.from({ length: width }, (_, index) => cells[index] ?? "");
}
