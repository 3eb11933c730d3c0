import { describeValue, PlotcastError } from "../error.ts";
import type { FieldMapping } from "./field-mapping.ts";
import type { Refusals } from "./refusals.ts";
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
  /** For how long the chart's note names refused points, in ms. */
  recoverMs: () => number;
}

export function createIntake(options: IntakeOptions): Intake {
  const { name, maxAhead, mapping, points, refusals, recoverMs } = options;

  const limit = () => maxAhead ?? points.windowMs();
  /** Of the rows that are being checked. */
  let newestGiven = Number.NEGATIVE_INFINITY;
  const target: RowTarget = {
    name,
    maxAhead: limit,
    newest: () => Math.max(points.newest(), newestGiven),
  };

  function check(row: InputRow, now: number): CheckedRow {
    const checked = checkRow(target, row, now);
    newestGiven = Math.max(newestGiven, checked.ms);
    return checked;
  }

  function isAhead({ ms }: CheckedRow, now: number): boolean {
    return ms > now && ms - now > limit();
  }

  function refuse({ ms, names }: CheckedRow, now: number): void {
    const [series = ""] = names;
    const refused = { cause: "ahead", series, count: names.length, byMs: ms - now } as const;
    refusals.add(refused, now, recoverMs());
  }

  /** What most cycles bring costs no list. */
  function takeRow(row: CheckedRow, now: number): Taken {
    if (!isAhead(row, now)) return { count: 1, hasValues: points.pushRow(row, now) };
    refuse(row, now);
    return { count: 0, hasValues: false };
  }

  function takeRows(rows: CheckedRow[], now: number): Taken {
    const taken = rows.filter((row) => !isAhead(row, now));
    const hasValues = points.pushRows(taken, now);
    if (taken.length < rows.length) {
      for (const row of rows) if (isAhead(row, now)) refuse(row, now);
    }
    return { count: taken.length, hasValues };
  }

  return {
    push(rows, now) {
      checkList(name, rows);
      newestGiven = Number.NEGATIVE_INFINITY;
      return rows.length === 1 && !mapping.hasFields
        ? takeRow(check(rows[0]!, now), now)
        : takeRows(
            rows.map((row) => check(row, now)),
            now,
          );
    },
  };
}

function checkList(chart: string, rows: unknown): void {
  if (Array.isArray(rows)) return;
  const expected = `expected a list of rows, got ${describeValue(rows)}`;
  throw new PlotcastError("POINT_INVALID", `chart ${describeValue(chart)}: ${expected}`);
}
