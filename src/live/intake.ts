import { describeValue, PlotcastError } from "../error.ts";
import { VALUES_PER_STEP } from "../limits.ts";
import { checkCandles } from "./check-candles.ts";
import { columnsOf, rowsOf, splitColumns } from "./columns-intake.ts";
import type { FieldMapping } from "./field-mapping.ts";
import { groupRows } from "./group-rows.ts";
import type { PointColumns } from "./journal.ts";
import { atOnce, type Work } from "../work.ts";
import type { Refusals } from "./refusals.ts";
import { createRowMoments } from "./row-moments.ts";
import { checkRow, type CheckedRow, type InputRow, type RowTarget } from "./row.ts";
import type { SeriesWindows } from "./series-windows.ts";

/** What comes in: checks rows, refuses those too far ahead of the clock, and hands on the rest. */
export interface Intake {
  /**
   * Takes rows, all or none; those without a time get `now`. Rows too far ahead of it are refused.
   *
   * @throws PlotcastError `POINT_INVALID`, `LIMIT_REACHED`.
   */
  push(rows: readonly InputRow[], now: number): Taken;
  /** The same, a step at a time; the last ones take all rows. */
  pushInSteps(rows: readonly InputRow[], now: number): Work<Taken>;
  /**
   * Takes points as columns, a step at a time; those too far ahead are refused.
   *
   * @param isKept they come from where points are kept, so nobody needs to hear of them.
   * @throws PlotcastError `LIMIT_REACHED`; nothing is taken then.
   */
  pushColumns(
    columns: ReadonlyMap<string, PointColumns>,
    now: number,
    isKept: boolean,
  ): Work<Taken>;
}

/** What came of a push: the number of rows taken, and whether they have values. */
export interface Taken {
  count: number;
  hasValues: boolean;
}

/** What an intake checks rows by, and where they go. */
export interface IntakeOptions {
  /** The chart's name, for errors. */
  name: string;
  /** How far ahead of the clock points may be, in ms. Default: the window's length. */
  maxAhead: number | undefined;
  mapping: FieldMapping;
  points: SeriesWindows;
  refusals: Refusals;
  /** Whether a point takes the place of another of its series and time. Default `false`. */
  replaces?: boolean | undefined;
  /** For how long the chart's note names refused points, in ms. */
  recoverMs: () => number;
  /** Gets all points that are taken, but for those that are kept already. */
  onTaken?: ((columns: ReadonlyMap<string, PointColumns>) => void) | undefined;
}

export function createIntake(options: IntakeOptions): Intake {
  const { name, maxAhead, mapping, points, refusals, replaces, recoverMs, onTaken } = options;
  const momentOf = createRowMoments();

  const limit = () => maxAhead ?? points.windowMs();

  const target: RowTarget = { name, maxAhead: limit, newest: points.newest };

  function check(into: RowTarget, row: InputRow, now: number): CheckedRow {
    const checked = checkRow(into, row, now);
    if (replaces === true && row.time === undefined) checked.ms = momentOf(checked.names, now);
    return checked;
  }

  function* checkRows(rows: readonly InputRow[], now: number): Work<CheckedRow[]> {
    let newestGiven = Number.NEGATIVE_INFINITY;
    const ofPush = { ...target, newest: () => Math.max(points.newest(), newestGiven) };
    const checked: CheckedRow[] = [];
    let values = 0;
    for (const row of rows) {
      const one = check(ofPush, row, now);
      newestGiven = Math.max(newestGiven, one.ms);
      checked.push(one);
      values += one.names.length;
      if (values < VALUES_PER_STEP) continue;
      values = 0;
      yield;
    }
    return checked;
  }

  function refuse(rows: Iterable<CheckedRow>, now: number): void {
    const recover = recoverMs();
    for (const { ms, names } of rows) {
      const [series = ""] = names;
      const refused = { cause: "ahead", series, count: names.length, byMs: ms - now } as const;
      refusals.add(refused, now, recover);
    }
  }

  /** What most cycles bring costs no list. */
  function takeRow(row: CheckedRow, now: number): Taken {
    if (row.ms <= now || row.ms - now <= limit()) {
      const hasValues = points.pushRow(row, now);
      onTaken?.(columnsOf([row]));
      return { count: 1, hasValues };
    }
    refuse([row], now);
    return { count: 0, hasValues: false };
  }

  function* takeRows(rows: readonly InputRow[], now: number): Work<Taken> {
    const checked = yield* checkRows(rows, now);
    const most = Math.max(0, limit());
    const taken = checked.filter(({ ms }) => ms - now <= most);
    const columns = yield* groupRows(taken, mapping);
    checkCandles(name, columns, mapping);
    const hasValues = yield* points.pushColumns(columns, now);
    onTaken?.(columnsOf(taken));
    if (taken.length < checked.length) {
      const ahead = checked.filter(({ ms }) => ms - now > most);
      refuse(ahead, now);
    }
    return { count: taken.length, hasValues };
  }

  function* takeColumns(
    columns: ReadonlyMap<string, PointColumns>,
    now: number,
    isKept: boolean,
  ): Work<Taken> {
    const { taken, ahead, count } = yield* splitColumns(columns, now + Math.max(0, limit()));
    // One point of such a chart has several values.
    const grouped = mapping.hasFields ? yield* groupRows(rowsOf(taken), mapping) : taken;
    const hasValues = yield* points.pushColumns(grouped, now, isKept);
    if (!isKept) onTaken?.(taken);
    refuse(rowsOf(ahead), now);
    return { count, hasValues };
  }

  return {
    push(rows, now) {
      checkList(name, rows);
      return rows.length === 1 && !mapping.hasFields
        ? takeRow(check(target, rows[0]!, now), now)
        : atOnce(takeRows(rows, now));
    },
    pushInSteps(rows, now) {
      checkList(name, rows);
      return takeRows(rows, now);
    },
    pushColumns: takeColumns,
  };
}

function checkList(chart: string, rows: unknown): void {
  if (Array.isArray(rows)) return;
  const expected = `expected a list of rows, got ${describeValue(rows)}`;
  throw new PlotcastError("POINT_INVALID", `chart ${describeValue(chart)}: ${expected}`);
}
