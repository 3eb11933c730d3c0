import type { Fields } from "./field-mapping.ts";
import type { CheckedRow } from "./row.ts";

/** What rows brought to one series: times that ascend, and a column for each value of a point. */
export interface NewColumns {
  times: number[];
  values: number[];
  more: number[][];
}

/**
 * The rows in the order of time, column by column. What a row leaves out of a series' values is a
 * gap, so that all columns stay as long as each other.
 */
export function columnsBySeries(rows: CheckedRow[], fields: Fields): Map<string, NewColumns> {
  const columns = new Map<string, NewColumns & { row: CheckedRow }>();
  const inOrder = rows.length < 2 ? rows : rows.toSorted((a, b) => a.ms - b.ms);
  for (const row of inOrder) {
    for (let i = 0; i < row.names.length; i++) {
      const { series, column } = fields.targetOf(row.names[i]!);
      let own = columns.get(series);
      if (own === undefined)
        columns.set(series, (own = emptyColumns(row, fields.furtherOf(series))));
      if (own.row !== row || own.times.length === 0) beginPoint(own, row);
      const values = column === 0 ? own.values : own.more[column - 1]!;
      values[values.length - 1] = row.values[i]!;
    }
  }
  return columns;
}

function emptyColumns(row: CheckedRow, further: number): NewColumns & { row: CheckedRow } {
  const more = further === 0 ? NO_COLUMNS : Array.from({ length: further }, () => []);
  return { row, times: [], values: [], more };
}

const NO_COLUMNS: number[][] = [];

function beginPoint(columns: NewColumns & { row: CheckedRow }, row: CheckedRow): void {
  columns.row = row;
  columns.times.push(row.ms);
  columns.values.push(Number.NaN);
  for (const column of columns.more) column.push(Number.NaN);
}
