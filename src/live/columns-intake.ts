import { VALUES_PER_STEP } from "../limits.ts";
import type { Work } from "../work.ts";
import type { SeriesColumns } from "./group-rows.ts";
import type { PointColumns } from "./journal.ts";
import type { CheckedRow } from "./row.ts";

/** Points as they can be taken, and those further ahead than a moment. */
export interface SplitColumns {
  taken: Map<string, SeriesColumns>;
  ahead: Map<string, PointColumns>;
  count: number;
}

const NO_COLUMNS: number[][] = [];

/** Puts points in the order of time, and parts those after `latest`. Their values are finite, or NaN for a gap. */
export function* splitColumns(
  columns: ReadonlyMap<string, PointColumns>,
  latest: number,
): Work<SplitColumns> {
  const split: SplitColumns = { taken: new Map(), ahead: new Map(), count: 0 };
  let points = 0;
  for (const [name, own] of columns) {
    const sorted = inOrder(own);
    const end = endOf(sorted.times, latest);
    if (end < sorted.times.length) split.ahead.set(name, cut(sorted, end, sorted.times.length));
    const taken = end < sorted.times.length ? cut(sorted, 0, end) : sorted;
    if (end > 0) split.taken.set(name, { extras: NO_COLUMNS, ...taken });
    split.count += end;
    points += sorted.times.length;
    if (points < VALUES_PER_STEP) continue;
    points = 0;
    yield;
  }
  return split;
}

/** Most come so. The later of two points of one moment stands behind the other. */
function inOrder({ times, values }: PointColumns): PointColumns {
  if (times.every((time, i) => i === 0 || times[i - 1]! <= time)) return { times, values };
  const order = times.map((_, i) => i).toSorted((a, b) => times[a]! - times[b]!);
  return { times: order.map((i) => times[i]!), values: order.map((i) => values[i]!) };
}

/** The index of the first time after `latest`; seldom is there one. */
function endOf(times: readonly number[], latest: number): number {
  let end = times.length;
  while (end > 0 && times[end - 1]! > latest) end--;
  return end;
}

function cut({ times, values }: PointColumns, from: number, to: number): PointColumns {
  return { times: times.slice(from, to), values: values.slice(from, to) };
}

/** The values of rows by the names they came under. */
export function columnsOf(rows: readonly CheckedRow[]): Map<string, PointColumns> {
  const columns = new Map<string, PointColumns>();
  for (const { ms, names, values } of rows) {
    for (let i = 0; i < names.length; i++) {
      const own = columns.get(names[i]!);
      if (own === undefined) columns.set(names[i]!, { times: [ms], values: [values[i]!] });
      else {
        own.times.push(ms);
        own.values.push(values[i]!);
      }
    }
  }
  return columns;
}

/** Columns as rows, in the order of time, for charts of which one point has several values. */
export function rowsOf(columns: ReadonlyMap<string, PointColumns>): CheckedRow[] {
  const rows = new Map<number, CheckedRow>();
  for (const [name, { times, values }] of columns) {
    for (let i = 0; i < times.length; i++) {
      const ms = times[i]!;
      const row = rows.get(ms) ?? { ms, names: [], values: [] };
      rows.set(ms, row);
      row.names.push(name);
      row.values.push(values[i]!);
    }
  }
  return [...rows.values()].toSorted((a, b) => a.ms - b.ms);
}
