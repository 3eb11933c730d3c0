import { toTable } from "../chart/table.ts";
import { checkOptions } from "../chart/options/validate/validate.ts";
import { ANY_CHART, createRenderer } from "../chart/any-chart.ts";
import type { Annotation, ChartOptions, ChartWindow } from "../chart/options/options.ts";
import type { Series } from "../chart/data/series.ts";
import { ageLabel } from "../chart/format/time/age-label.ts";
import { lastWindows } from "../chart/data/window.ts";
import { resolveSettings, resolveWindow as shownWindow } from "../chart/options/settings.ts";
import { PlotcastError, shown } from "../error.ts";
import { createAnnotations, horizonOf } from "./annotations.ts";
import { type Fields, fieldsOf } from "./field-mapping.ts";
import { columnsBySeries } from "./group-rows.ts";
import { type Look, type View, viewOf } from "./view.ts";
import { createPointWindow, type PointWindow } from "./point-window.ts";
import { type CheckedRow, checkedRow, type InputRow } from "./row.ts";

/** A chart that takes points and can be drawn at any moment. */
export interface LiveChart {
  name: string;
  title: string;
  /** How it looks to whoever asks for nothing else. */
  own: Look;
  ownView: View;
  /** Grows with every change that a drawing would show. */
  version(): number;
  /** Takes rows, all or none; those without a time get `now`. */
  push(rows: readonly InputRow[], now: number): void;
  /** Shows a remark at the chart's top right; an empty one shows none. */
  setNote(note: string): void;
  /** Keeps what happened, of the newest 100, until it is out of sight. @throws PlotcastError `OPTION_INVALID`. */
  annotate(annotation: Annotation, now: number): void;
  /** Draws the chart as SVG under a look, whenever asked; the same points give the same bytes. */
  drawing(look: Look): () => string;
  /** What it shows now, as an HTML table. */
  table(look: Look): string;
}

const MOST_SERIES = 256;

/**
 * @param window what the chart shows, unless its own options say.
 * @throws PlotcastError `OPTION_INVALID`.
 */
export function createLiveChart(
  name: string,
  options: ChartOptions,
  window: ChartWindow,
  everyMs: number,
): LiveChart {
  checkOptions(options, `chart ${shown(name)}`);
  const base: ChartOptions = { variant: "live", window, everyMs, ...options };
  checkOptions(base, `chart ${shown(name)}`);
  const shownSpan = shownWindow(base) ?? window;
  const windows = new Map<string, PointWindow>();
  const fields = fieldsOf(name, base);
  let note = base.note ?? "";
  const annotations = createAnnotations(base.annotations);
  /** Grows with every change of what is drawn besides points. */
  let remarks = 0;
  let version = 0;
  let newest = Number.NEGATIVE_INFINITY;
  let stale = "";

  function windowOf(series: string): PointWindow {
    let found = windows.get(series);
    if (found === undefined) {
      found = createPointWindow(shownSpan, fields.furtherOf(series));
      windows.set(series, found);
    }
    return found;
  }

  function forgetOldAnnotations(): void {
    if (annotations.isEmpty()) return;
    if (annotations.forgetBefore(horizonOf(windows.values(), shownSpan, newest))) remarks++;
  }

  /** A live drawing steadies its axis by the windows before its own; others know of no window. */
  function shownSeries(): readonly Series[] {
    const all = seriesOf(windows, fields, base.series);
    return base.variant === "live" ? all : lastWindows(all, 1, shownSpan);
  }

  /** What most cycles bring: a row of plain values. */
  function pushRow({ ms, names, values }: CheckedRow): void {
    checkSeriesCount(name, names, windows);
    for (let i = 0; i < names.length; i++) windowOf(names[i]!).push([ms], [values[i]!]);
    if (names.length === 0) return;
    newest = Math.max(newest, ms);
    version++;
  }

  return {
    name,
    title: base.title ?? name,
    own: ownLook(base),
    ownView: viewOf(name, {}, {}),
    version() {
      if (base.staleMs === undefined) return version;
      const text = ageLabel(newest, Date.now(), base.staleMs);
      if (text !== stale) version++;
      stale = text;
      return version;
    },
    push(rows, now) {
      const [row] = rows;
      if (rows.length === 1 && !fields.areSeveral) return pushRow(checkedRow(name, row!, now));
      const columns = columnsBySeries(
        rows.map((row) => checkedRow(name, row, now)),
        fields,
      );
      checkSeriesCount(name, columns.keys(), windows);
      for (const [series, { times, values, more }] of columns) {
        windowOf(series).push(times, values, more);
        newest = Math.max(newest, times[times.length - 1] ?? newest);
      }
      if (columns.size > 0) version++;
    },
    setNote(text) {
      if (text === note) return;
      checkOptions({ note: text }, `chart ${shown(name)}`);
      note = text;
      remarks++;
      version++;
    },
    annotate(annotation, now) {
      const own = { ...annotation };
      if (own.time === undefined && own.x === undefined) own.time = now;
      checkOptions({ annotations: [own] }, `chart ${shown(name)}`);
      annotations.add(own);
      remarks++;
      version++;
    },
    drawing(look) {
      const drawingWith = remembered((_remarks: number) =>
        createRenderer(resolveSettings({ ...base, ...look, note, annotations: annotations.all() })),
      );
      const now = () => (base.staleMs === undefined ? undefined : Date.now());
      return () => {
        forgetOldAnnotations();
        return drawingWith(remarks).svg(shownSeries(), now());
      };
    },
    table: (look) => toTable(shownSeries(), resolveSettings({ ...base, ...look }), ANY_CHART.types),
  };
}

function ownLook(options: ChartOptions): Look {
  const { theme, width, height } = resolveSettings(options);
  return typeof theme === "string" ? { theme, width, height } : { width, height };
}

function seriesOf(
  windows: Map<string, PointWindow>,
  fields: Fields,
  options: ChartOptions["series"] = {},
): Series[] {
  const all: Series[] = [];
  for (const [name, window] of windows) {
    const { xs, ys, startIndex, streamId, extremaIndex, more } = window.columns();
    const series: Series = { name, xKind: "time", xs, ys, startIndex, streamId };
    if (extremaIndex !== undefined) series.extremaIndex = extremaIndex;
    const named = fields.named(name, ys, more);
    if (named !== undefined) series.fields = named;
    const color = Object.hasOwn(options, name) ? options[name]!.color : undefined;
    if (color !== undefined) series.color = color;
    all.push(series);
  }
  return all;
}

/** The function, keeping its last result for as long as it is asked the same. */
function remembered<T>(make: (key: number) => T): (key: number) => T {
  let last: { key: number; value: T } | undefined;
  return (key) => {
    if (last?.key !== key) last = { key, value: make(key) };
    return last.value;
  };
}

function checkSeriesCount(
  chart: string,
  names: Iterable<string>,
  known: ReadonlyMap<string, unknown>,
): void {
  let count = known.size;
  for (const series of names) if (!known.has(series)) count++;
  if (count <= MOST_SERIES) return;
  const message = `chart ${shown(chart)}: expected at most ${MOST_SERIES} series, got ${count}`;
  throw new PlotcastError("LIMIT_REACHED", message);
}
