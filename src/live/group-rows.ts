import type { FieldMapping } from "./field-mapping.ts";
import { VALUES_PER_STEP } from "../limits.ts";
import type { Work } from "../work.ts";
import type { CheckedRow } from "./row.ts";

/** The new points of one series: ascending times, and a column for each value of a point. */
export interface SeriesColumns {
  times: number[];
  values: number[];
  /** Columns of the values besides the first. */
  extras: number[][];
}

interface GrowingColumns extends SeriesColumns {
  /** The row that the last point comes from. */
  row: CheckedRow;
}

const NO_COLUMNS: number[][] = [];

/**
 * Turns rows into columns by series, in the order of time. A value that a row leaves out is a gap,
 * so that all columns of a series stay equally long.
 */
export function* groupRows(
  rows: CheckedRow[],
  mapping: FieldMapping,
): Work<Map<string, SeriesColumns>> {
  const columns = new Map<string, GrowingColumns>();
  let values = 0;
  for (const row of inOrder(rows)) {
    values += row.names.length;
    if (values >= VALUES_PER_STEP) {
      values = 0;
      yield;
    }
    for (let i = 0; i < row.names.length; i++) {
      const { series, column } = mapping.resolve(row.names[i]!);
      let own = columns.get(series);
      if (own === undefined) {
        own = emptyColumns(row, mapping.countExtras(series));
        columns.set(series, own);
      }
      if (own.row !== row || own.times.length === 0) startPoint(own, row);
      const cells = column === 0 ? own.values : own.extras[column - 1]!;
      cells[cells.length - 1] = row.values[i]!;
    }
  }
  return columns;
}

/** Most come so. */
function inOrder(rows: CheckedRow[]): CheckedRow[] {
  const isInOrder = rows.every(({ ms }, i) => i === 0 || rows[i - 1]!.ms <= ms);
  return isInOrder ? rows : rows.toSorted((a, b) => a.ms - b.ms);
}

function emptyColumns(row: CheckedRow, extraCount: number): GrowingColumns {
  const extras = extraCount === 0 ? NO_COLUMNS : Array.from({ length: extraCount }, () => []);
  return { row, times: [], values: [], extras };
}

function startPoint(columns: GrowingColumns, row: CheckedRow): void {
  columns.row = row;
  columns.times.push(row.ms);
  columns.values.push(Number.NaN);
  for (const column of columns.extras) column.push(Number.NaN);
}
