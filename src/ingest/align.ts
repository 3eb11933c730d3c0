import { type Cells, joinUnits } from "./cells.ts";
import type { Columns } from "./columns.ts";
import type { Dialect } from "./dialect.ts";
import { splitWide } from "./wide-cells.ts";

/** Drops an empty last cell: some programs end each line with a separator. */
export function dropEmptyEnd(cells: readonly string[]): readonly string[] {
  return cells.at(-1) === "" ? cells.slice(0, -1) : cells;
}

/** The cells of a row of a table that has columns already; undefined for one that does not fit. */
export function alignRow(
  columns: Columns,
  row: Cells,
  dialect: Dialect,
): readonly string[] | undefined {
  const width = columns.names.length;
  if (columns.isWide) {
    const wide = splitWide(row.text);
    return wide.length === width ? wide : undefined;
  }
  if (columns.given) return alignCells(width, row, true, dialect) ?? padNamed(columns, row);
  const whole = joinWhole(row.cells, row, dialect);
  if (whole.length === width) return whole;
  const without = dropEmptyEnd(whole);
  return without.length === width ? without : undefined;
}

/** Joins what belongs together: dates and times of day, between white space numbers and units. */
export function joinWhole(
  cells: readonly string[],
  { separator }: Pick<Cells, "separator">,
  { moments, quantities }: Dialect,
): readonly string[] {
  const joined = moments.join(cells);
  return separator === " " ? joinUnits(joined, quantities.isNumber) : joined;
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
  dialect: Dialect,
): readonly string[] | undefined {
  if (row.cells.length === width) return row.cells;
  // `1,234,500` under one name is one number.
  if (width === 1 && dialect.quantities.isNumber(row.text.trim())) return [row.text.trim()];
  const cells = dialect.moments.join(row.cells);
  if (cells.length === width) return cells;
  if (row.separator !== " ") return alignDelimited(width, cells);
  const whole = joinWhole(cells, row, dialect);
  if (whole.length === width) return whole;
  const last = cells[width - 1] ?? "";
  const hasText = cells.length > width && dialect.quantities.read(last) === undefined;
  if (!loosely || !hasText || width < 2) return undefined;
  return [...cells.slice(0, width - 1), cells.slice(width - 1).join(" ")];
}

function alignDelimited(width: number, cells: readonly string[]): readonly string[] | undefined {
  const extra = cells.slice(width);
  if (cells.length < 2 || extra.some((cell) => cell !== "")) return undefined;
  return pad(width, cells);
}

// free has no values for swap below its last names; its rows are named, but their column is not.
function padNamed({ names, keys }: Columns, { cells }: Cells): readonly string[] | undefined {
  const isNamed = keys[0] === 0 && names[0] === "1" && cells[0]?.endsWith(":");
  return isNamed && cells.length > 2 && cells.length < names.length
    ? pad(names.length, cells)
    : undefined;
}

function pad(width: number, cells: readonly string[]): readonly string[] {
  return Array.from({ length: width }, (_, index) => cells[index] ?? "");
}
