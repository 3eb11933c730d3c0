import { checkOptions } from "../chart/check-options.ts";
import { createDrawing } from "../chart/drawing.ts";
import { type ChartWindow, type LineChartOptions, settingsOf } from "../chart/options.ts";
import type { TimeInput, Value } from "../chart/point.ts";
import type { Series } from "../chart/series.ts";
import { epochMs, EXPECTED_TIME } from "../chart/time-input.ts";
import { PlotcastError, shown } from "../error.ts";
import { createPointWindow, type PointWindow } from "./point-window.ts";

/** A chart that takes points and can be drawn at any moment. */
export interface LiveChart {
  name: string;
  title: string;
  /** Grows with every change that a drawing would show. */
  version(): number;
  /** Takes rows, all or none; those without a time get `now`. */
  push(rows: readonly InputRow[], now: TimeInput): void;
  /** Shows a remark at the chart's top right; an empty one shows none. */
  setNote(note: string): void;
  /** Draws the chart as SVG under a look, whenever asked; the same points give the same bytes. */
  drawing(look: LineChartOptions): () => string;
}

/** A row as it comes in, its time in any shape. */
export interface InputRow {
  time?: TimeInput;
  values: ReadonlyMap<string, Value>;
}

const MOST_SERIES = 256;
const LONGEST_NAME = 200;

/**
 * @param window what the chart shows, unless its own options say.
 * @throws PlotcastError `OPTION_INVALID`.
 */
export function createLiveChart(
  name: string,
  options: LineChartOptions,
  window: ChartWindow,
  everyMs: number,
): LiveChart {
  const base: LineChartOptions = { variant: "live", window, everyMs, ...options };
  checkOptions(base, `chart ${shown(name)}`);
  const shownWindow = base.window ?? window;
  const windows = new Map<string, PointWindow>();
  let note = base.note ?? "";
  let version = 0;

  return {
    name,
    title: base.title ?? name,
    version: () => version,
    push(rows, now) {
      const checked = rows.map((row) => checkedRow(name, row, now));
      checkSeriesCount(name, checked, windows);
      for (const { ms, values } of checked) {
        for (const [series, value] of values) {
          let target = windows.get(series);
          if (target === undefined) windows.set(series, (target = createPointWindow(shownWindow)));
          target.push(ms, value);
        }
      }
      version++;
    },
    setNote(text) {
      note = text;
      version++;
    },
    drawing(look) {
      const drawingWith = remembered((remark: string) =>
        createDrawing(settingsOf({ ...base, ...look, note: remark })),
      );
      return () => drawingWith(note).svg(seriesOf(windows));
    },
  };
}

function seriesOf(windows: Map<string, PointWindow>): Series[] {
  const series: Series[] = [];
  for (const [name, window] of windows) series.push({ name, xKind: "time", ...window.columns() });
  return series;
}

/** The function, keeping its last result for as long as it is asked the same. */
function remembered<T>(make: (key: string) => T): (key: string) => T {
  let last: { key: string; value: T } | undefined;
  return (key) => {
    if (last?.key !== key) last = { key, value: make(key) };
    return last.value;
  };
}

interface CheckedRow {
  ms: number;
  values: [string, number][];
}

function checkedRow(chart: string, { time, values }: InputRow, now: TimeInput): CheckedRow {
  const ms = epochMs(time ?? now);
  if (Number.isNaN(ms)) {
    throw new PlotcastError(
      "POINT_INVALID",
      `chart ${shown(chart)}: time: ${EXPECTED_TIME}, got ${shown(time)}`,
    );
  }
  return {
    ms,
    values: Array.from(values, ([series, value]) => [
      checkedName(chart, series),
      checkedValue(chart, series, value),
    ]),
  };
}

function checkSeriesCount(
  chart: string,
  rows: CheckedRow[],
  known: ReadonlyMap<string, unknown>,
): void {
  const added = new Set<string>();
  for (const { values } of rows)
    for (const [series] of values) if (!known.has(series)) added.add(series);
  if (known.size + added.size > MOST_SERIES) {
    throw new PlotcastError(
      "LIMIT_REACHED",
      `chart ${shown(chart)}: expected at most ${MOST_SERIES} series`,
    );
  }
}

function checkedName(chart: string, series: string): string {
  if (series !== "" && series.length <= LONGEST_NAME) return series;
  const expected = `expected a series name of 1 to ${LONGEST_NAME} characters`;
  throw new PlotcastError(
    "POINT_INVALID",
    `chart ${shown(chart)}: ${expected}, got ${shown(series)}`,
  );
}

function checkedValue(chart: string, series: string, value: Value): number {
  if (value === null) return Number.NaN;
  if (typeof value === "number" && Math.abs(value) !== Number.POSITIVE_INFINITY) return value;
  const expected = "expected a finite number, or null for a gap";
  throw new PlotcastError(
    "POINT_INVALID",
    `chart ${shown(chart)}: series ${shown(series)}: ${expected}, got ${shown(value)}`,
  );
}
