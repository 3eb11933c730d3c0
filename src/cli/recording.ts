import type { TableRow } from "../ingest/table.ts";
import { MAX_INPUT_POINTS, MAX_INPUT_SERIES } from "../limits.ts";
import { createNumberList, type NumberList } from "./number-list.ts";

/** The points of one column, of one key where rows have keys. */
export interface Run {
  /** What its rows are about; empty where rows have no key. */
  key: string;
  xs: NumberList;
  ys: NumberList;
  /** Points that were dropped at its front. */
  dropped: number;
}

/** A column of a table, with its points. */
export interface RecordedColumn {
  name: string;
  /** Empty where nothing said one. */
  unit: string;
  /** The largest of its values, without their signs. */
  size: number;
  runs: Map<string, Run>;
}

/** What has come in, as columns; so charts can be made anew when another column asks for it. */
export interface Recording {
  /** @param x where the row stands: a moment in epoch ms, or a number. */
  add(row: TableRow, x: number): void;
  columns(): Iterable<RecordedColumn>;
  isEmpty(): boolean;
  /** Grows whenever charts may be planned otherwise: with a column, a key, a unit, a size. */
  revision(): number;
  rows(): number;
  /** The program that printed the rows, where its value is best shown large. */
  kind(): TableRow["kind"];
  /** Points that were dropped, as there may be no more, and values of columns or keys beyond the bound. */
  dropped(): { points: number; values: number };
}

/** Changes a value before it is kept. @returns undefined for one that is no point. */
export type ChangeValue = (
  column: string,
  key: string,
  x: number,
  value: number,
) => number | undefined;

/** Of all points this part is dropped where there are too many: the oldest ones. */
const DROPPED_PART = 1 / 8;

const FIRST_CAPACITY = 64;

/** @param maxPoints of each run are kept at least; up to twice as many, before the oldest leave. */
export function createRecording(
  change: ChangeValue = (_column, _key, _x, value) => value,
  maxPoints: number = MAX_INPUT_POINTS,
): Recording {
  const columns = new Map<string, RecordedColumn>();
  let kind: TableRow["kind"];
  let revision = 0;
  let rows = 0;
  let points = 0;
  let runCount = 0;
  const dropped = { points: 0, values: 0 };

  function findRun(name: string, key: string): [RecordedColumn, Run] | undefined {
    const column = columns.get(name) ?? { name, unit: "", size: 0, runs: new Map<string, Run>() };
    let run = column.runs.get(key);
    if (run !== undefined) return [column, run];
    if (runCount === MAX_INPUT_SERIES) return undefined;
    runCount++;
    revision++;
    const capacity = FIRST_CAPACITY + (runCount % 8) * 8;
    const [xs, ys] = [createNumberList(capacity), createNumberList(capacity + 4)];
    run = { key, xs, ys, dropped: 0 };
    column.runs.set(key, run);
    columns.set(name, column);
    return [column, run];
  }

  function dropFirst(run: Run, count: number): void {
    run.xs.dropFirst(count);
    run.ys.dropFirst(count);
    run.dropped += count;
    points -= count;
  }

  function dropOldest(): void {
    for (const { runs } of columns.values()) {
      for (const run of runs.values()) {
        const count = Math.ceil(run.xs.length * DROPPED_PART);
        dropFirst(run, count);
        dropped.points += count;
      }
    }
  }

  function addValue(name: string, key: string, x: number, value: number | null): void {
    const y = value === null ? Number.NaN : change(name, key, x, value);
    if (y === undefined) return;
    const found = findRun(name, key);
    if (found === undefined) {
      dropped.values++;
      return;
    }
    const [column, run] = found;
    run.xs.push(x);
    run.ys.push(y);
    points++;
    if (run.xs.length >= 2 * maxPoints) {
      dropped.points += maxPoints;
      dropFirst(run, maxPoints);
    }
    const size = Math.abs(y);
    if (!(size > column.size)) return;
    if (sizeClass(size) !== sizeClass(column.size)) revision++;
    column.size = size;
  }

  function noteUnits(units: ReadonlyMap<string, string>): void {
    for (const [name, unit] of units) {
      const column = columns.get(name);
      if (column === undefined || column.unit === unit) continue;
      column.unit = unit;
      revision++;
    }
  }

  return {
    add({ values, key = "", units, kind: printedBy }, x) {
      rows++;
      kind ??= printedBy;
      for (const [name, value] of values) addValue(name, key, x, value);
      if (units !== undefined) noteUnits(units);
      if (points > MAX_INPUT_POINTS) dropOldest();
    },
    columns: () => columns.values(),
    isEmpty: () => points === 0,
    revision: () => revision,
    rows: () => rows,
    kind: () => kind,
    dropped: () => dropped,
  };
}

/** Columns of one class have sizes that differ less than tenfold; zero has a class of its own. */
export function sizeClass(size: number): number {
  return size === 0 ? Number.NEGATIVE_INFINITY : Math.floor(Math.log10(size));
}
