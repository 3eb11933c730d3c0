import {
  ageLabel,
  type Annotation,
  type ChartOptions,
  type ChartWindow,
  checkOptions,
  createRenderer,
  lastWindows,
  resolveSettings,
  resolveWindow,
  type Series,
  renderTable,
  rightEdge,
  shownPoints,
} from "../chart/inner-face.ts";
import { describeValue } from "../error.ts";
import { annotationHorizon } from "./annotations.ts";
import { createDecorations } from "./decorations.ts";
import { createFieldMapping } from "./field-mapping.ts";
import { createRefusals, type RefusedCounts } from "./refusals.ts";
import { checkRow, type CheckedRow, type InputRow } from "./row.ts";
import { createSeriesWindows, type SeriesWindows } from "./series-windows.ts";
import type { ViewDefaults, ViewOptions } from "./view.ts";

/** A chart that takes points and can be drawn at any moment. */
export interface LiveChart {
  name: string;
  title: string;
  /** Theme and size of the chart where a viewer asks for none. */
  viewDefaults: ViewDefaults;
  /** Grows with every change that a drawing would show. @param now epoch ms. */
  version(now: number): number;
  /**
   * Takes rows, all or none; those without a time get `now`. Rows too far ahead of it are refused.
   *
   * @returns the number of rows taken.
   */
  push(rows: readonly InputRow[], now: number): number;
  /** The points that are not shown, since the start. */
  refused(): RefusedCounts;
  /** Shows a remark at the chart's top right; an empty text shows none. */
  setNote(note: string): void;
  /**
   * Adds an annotation; of those added, the newest 100 stay until they are out of sight.
   *
   * @throws PlotcastError `OPTION_INVALID`.
   */
  annotate(annotation: Annotation, now: number): void;
  /** A view of the chart, to be drawn again and again. */
  createDrawing(options: ViewOptions): Drawing;
  /** What it shows at this time, as an HTML table. */
  table(options: ViewOptions, now: number): string;
}

/** A view of a chart. */
export interface Drawing {
  /** Where its time axis ends: with no other version of the chart, a drawing changes only with it. */
  edge(now: number): number;
  /**
   * Draws it as SVG. The same points, time and edge give the same bytes.
   *
   * @param lastEdge the edge of the frame before, if there was one.
   */
  svg(now: number, lastEdge: number | undefined): string;
}

/** What a live chart is made of. */
export interface LiveChartOptions {
  name: string;
  options: ChartOptions;
  /** What the chart shows, unless its own options say. */
  window: ChartWindow;
  /** Time from one cycle to the next, in ms. */
  everyMs: number;
  /** The zone in which it tells times, unless its own options say. */
  timeZone: string;
  /** How far ahead of the clock points may be, in ms. Default: the window's length. */
  maxAhead?: number | undefined;
  /** Is told once of points that are not shown. */
  onError: (error: unknown) => void;
}

/** @throws PlotcastError `OPTION_INVALID`. */
export function createLiveChart(settings: LiveChartOptions): LiveChart {
  const { name, window, everyMs, timeZone, onError } = settings;
  const where = `chart ${describeValue(name)}`;
  const base = resolveBase(settings.options, { variant: "live", window, everyMs, timeZone }, where);
  const span = resolveWindow(base) ?? window;
  const maxAhead = base.maxAhead ?? settings.maxAhead;
  const mapping = createFieldMapping(name, base);
  const refusals = createRefusals(name, onError);
  const points = createSeriesWindows({
    chart: name,
    window: span,
    everyMs,
    mapping,
    series: base.series,
    onLate: (refused, now) => refusals.add(refused, now, recoverMs()),
  });
  const decorations = createDecorations(base, where);
  const hasAged = watchAge(base.staleMs, points);
  const followsClock = base.variant === "live" && "ms" in span && isTime(base);
  let isOnTime = false;
  let version = 0;

  /** A live drawing steadies its y axis by the windows before the shown one; other variants do not. */
  function drawnSeries(): readonly Series[] {
    const all = points.series();
    return base.variant === "live" ? all : lastWindows(all, 1, span);
  }

  /** The clock, for a window that follows it. A feed of the past (a replay, a wrong zone) has no clock. */
  function clockAt(now: number): number | undefined {
    return followsClock && isOnTime ? now : undefined;
  }

  function recoverMs(): number {
    return Math.min(MAX_RECOVER_MS, Math.max(MIN_RECOVER_MS, points.windowMs()));
  }

  function isAhead({ ms }: CheckedRow, now: number): boolean {
    return ms > now && ms - now > (maxAhead ?? points.windowMs());
  }

  function refuse({ ms, names }: CheckedRow, now: number): void {
    const [series = ""] = names;
    const refused = { cause: "ahead", series, count: names.length, byMs: ms - now } as const;
    refusals.add(refused, now, recoverMs());
  }

  function takeRow(row: CheckedRow, now: number): number {
    if (isAhead(row, now)) {
      refuse(row, now);
      return 0;
    }
    if (points.pushRow(row, now)) version++;
    return 1;
  }

  function takeRows(rows: CheckedRow[], now: number): number {
    const taken = rows.filter((row) => !isAhead(row, now));
    if (points.pushRows(taken, now)) version++;
    if (taken.length < rows.length) {
      for (const row of rows) if (isAhead(row, now)) refuse(row, now);
    }
    return taken.length;
  }

  return {
    name,
    title: base.title ?? name,
    viewDefaults: readDefaults(base, span),
    version(now) {
      if (hasAged(now)) version++;
      if (decorations.setTrouble(refusals.note(now))) version++;
      return version;
    },
    push(rows, now) {
      const check = (row: InputRow) => checkRow(name, row, now, maxAhead);
      const taken =
        rows.length === 1 && !mapping.hasFields
          ? takeRow(check(rows[0]!), now)
          : takeRows(rows.map(check), now);
      isOnTime = now - points.newest() <= points.windowMs();
      return taken;
    },
    refused: refusals.counts,
    setNote(text) {
      if (decorations.setNote(text)) version++;
    },
    annotate(annotation, now) {
      decorations.annotate(annotation, now);
      version++;
    },
    createDrawing(view) {
      const settings = resolveSettings({ ...base, ...view });
      const getRenderer = memoLast((_version: number) => {
        const shown = resolveSettings({ ...base, ...view, ...decorations.options() });
        // A viewer's width is one to lay out for: a chart that fills its place still does.
        return createRenderer({ ...shown, fills: base.width === "fill" });
      });
      return {
        edge(now) {
          const { width: pixels, staleMs } = settings;
          const options = { window: span, everyMs, staleMs, now: clockAt(now), pixels };
          return rightEdge(points.newest(), options);
        },
        svg(now, lastEdge) {
          if (decorations.hasAnnotations()) {
            decorations.removeBefore(annotationHorizon(points.windows(), span, points.newest()));
          }
          const time = base.staleMs === undefined ? clockAt(now) : now;
          return getRenderer(decorations.version()).svg(drawnSeries(), time, lastEdge);
        },
      };
    },
    table(view, now) {
      const settings = resolveSettings({ ...base, ...view });
      const options = { window: span, everyMs: settings.everyMs, now: clockAt(now) };
      const all = points.series();
      return renderTable(
        isTime(base) ? shownPoints(all, options) : lastWindows(all, 1, span),
        settings,
      );
    },
  };
}

/** What is wrong with points is told for a window's length, within these bounds. */
const MIN_RECOVER_MS = 10_000;
const MAX_RECOVER_MS = 600_000;

/** Whether x is time, rather than the number of an event. */
function isTime({ xAxis = "time" }: ChartOptions): boolean {
  return xAxis === "time";
}

function resolveBase(own: ChartOptions, defaults: ChartOptions, where: string): ChartOptions {
  // Checked before the defaults join, so that an error names what the user wrote.
  checkOptions(own, where);
  const base = { ...defaults, ...own };
  checkOptions(base, where);
  return base;
}

/** @returns a function that says whether the age shown has changed since its last call. */
function watchAge(staleMs: number | undefined, points: SeriesWindows): (now: number) => boolean {
  if (staleMs === undefined) return () => false;
  let age = "";
  return (now) => {
    const before = age;
    age = ageLabel(points.newest(), now, staleMs);
    return age !== before;
  };
}

function readDefaults(options: ChartOptions, span: ChartWindow): ViewDefaults {
  const { theme, outer, xAxis = "time" } = resolveSettings(options);
  const { width, height } = outer;
  const defaults: ViewDefaults = { width, height, xAxis, countsPoints: "points" in span };
  return typeof theme === "string" ? { ...defaults, theme } : defaults;
}

/** Remembers the last result, for as long as the key stays the same. */
function memoLast<T>(make: (key: number) => T): (key: number) => T {
  let last: { key: number; value: T } | undefined;
  return (key) => {
    if (last?.key !== key) last = { key, value: make(key) };
    return last.value;
  };
}
