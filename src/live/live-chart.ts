import {
  type Annotation,
  type ChartOptions,
  type ChartWindow,
  resolveWindow,
} from "../chart/inner-face.ts";
import { describeValue } from "../error.ts";
import { readDefaults, resolveBase } from "./base-options.ts";
import { createDecorations } from "./decorations.ts";
import { createDrawing, drawTable, isTime } from "./drawing.ts";
import type { Drawing, Drawn } from "./drawn.ts";
import { createFieldMapping } from "./field-mapping.ts";
import { createFuturePoints } from "./future-points.ts";
import type { PastColumns } from "./history.ts";
import { createIntake, type Taken } from "./intake.ts";
import { boundRecovery, createRefusals, type RefusedCounts } from "./refusals.ts";
import type { PointColumns } from "./journal.ts";
import { columnsBySeries, oldestOf } from "./point-columns.ts";
import { type PointsNeeded, pointsNeeded, widenGaps } from "./range-drawing.ts";
import type { InputRow } from "./row.ts";
import { createSeriesWindows } from "./series-windows.ts";
import type { DrawnViewOptions, ViewDefaults } from "./view.ts";
import { longestWindow } from "./view-window.ts";
import { watchAge } from "./watch-age.ts";
import type { Work } from "../work.ts";

/** What frames are drawn from. */
export interface FrameChart {
  name: string;
  /** Grows with every change that a drawing would show. @param now epoch ms. */
  version(now: number): number;
  /** A view of the chart, to be drawn again and again. */
  createDrawing(options: DrawnViewOptions): Drawing;
  /** What it shows at this time, as an HTML table. Points that come meanwhile are not in it. */
  table(options: DrawnViewOptions, now: number): Work<string>;
}

/** A chart that takes points and can be drawn at any moment. */
export interface LiveChart extends FrameChart {
  title: string;
  /** What it shows. */
  window: ChartWindow;
  /** Which points its marks are made of. */
  needs: PointsNeeded;
  /** Theme and size of the chart where a viewer asks for none. */
  viewDefaults: ViewDefaults;
  /**
   * Takes rows, all or none; those without a time get `now`. Rows too far ahead of it are refused.
   *
   * @returns the number of rows taken.
   */
  push(rows: readonly InputRow[], now: number): number;
  /** The same, a step at a time; the last ones take all rows. */
  pushInSteps(rows: readonly InputRow[], now: number): Work<number>;
  /** Takes columns of points, a step at a time, as an intake does. @returns the number of points taken. */
  pushColumns(
    columns: ReadonlyMap<string, PointColumns>,
    now: number,
    isKept: boolean,
  ): Work<number>;
  /** The points that are not shown, since the start. */
  refused(): RefusedCounts;
  /** Says why the chart is empty, as long as it is. */
  setEmpty(text: string): void;
  /** Shows a remark at the chart's top right; an empty text shows none. */
  setNote(note: string): void;
  /**
   * Adds an annotation; of those added, the newest 100 stay until they are out of sight.
   *
   * @throws PlotcastError `OPTION_INVALID`.
   */
  annotate(annotation: Annotation, now: number): void;
  /** Forgets a series with its points. @returns whether there was one. */
  removeSeries(series: string): boolean;
  /** Forgets all points, series and added annotations. */
  clear(): void;
  /** When it took points last, in epoch ms; minus infinity where it never did. */
  takenMs(): number;
  /** How far ahead of the clock it takes points, in ms. */
  maxAheadMs(): number;
  /** The points in memory, by the names that they are pushed under. */
  columns(): PastColumns;
  /** The longest window that it has points for, in ms. */
  keptMs(): number;
  /** The time from which on points of all series are in memory; infinity where there are none. */
  oldest(): number;
  /**
   * A chart like this one, without points.
   *
   * @param window what it shows, where that is longer than what this one keeps; what is before its points is
   *   known to be nothing, so its window is full from the start.
   */
  createTwin(window?: ChartWindow): LiveChart;
}

/** What a live chart is made of. */
export interface LiveChartOptions {
  name: string;
  options: ChartOptions;
  /** What the chart shows, unless its own options say. */
  window: ChartWindow;
  /** Time from one cycle to the next, in ms. */
  everyMs: number;
  /** The zone in which it writes times, unless its own options say. */
  timeZone: string;
  /** How far ahead of the clock points may be, in ms. Default: the window's length. */
  maxAhead?: number | undefined;
  /** Gets the first of the points of a series that are not shown. */
  onError: (error: unknown) => void;
  /** Whether a point takes the place of another of its series and time. Default `false`. */
  replaces?: boolean | undefined;
  /** Whether its window is full from the start, as what was before its first point is known. Default `false`. */
  isFull?: boolean | undefined;
  /** Whether its points are kept, so that windows may be longer than what is in memory. Default `false`. */
  isKept?: boolean | undefined;
  /** Gets all points that the chart takes, but for those that are kept already. */
  onTaken?: ((columns: ReadonlyMap<string, PointColumns>) => void) | undefined;
}

/** Points that come at once in the parts of a history. */
const MANY_POINTS = 1024;

/** @throws PlotcastError `OPTION_INVALID`. */
export function createLiveChart(settings: LiveChartOptions): LiveChart {
  const { name, window, everyMs, timeZone, onError } = settings;
  const where = `chart ${describeValue(name)}`;
  const base = resolveBase(settings.options, { variant: "live", window, everyMs, timeZone }, where);
  const span = resolveWindow(base) ?? window;
  const maxAhead = base.maxAhead ?? settings.maxAhead;
  const recoverMs = () => boundRecovery(points.windowMs());
  const mapping = createFieldMapping(name, base);
  const refusals = createRefusals(name, onError);
  const points = createSeriesWindows({
    chart: name,
    window: span,
    everyMs,
    mapping,
    series: base.series,
    replaces: settings.replaces,
    // Events are counted, but each has its time.
    xKind: base.xAxis === "linear" || base.xAxis === "log" ? "linear" : "time",
    isFull: settings.isFull,
    onLate: (refused, now) => refusals.add(refused, now, recoverMs()),
  });
  const intake = createIntake({ ...settings, maxAhead, mapping, points, refusals, recoverMs });
  const future = createFuturePoints(maxAhead ?? points.shortestMs);
  const decorations = createDecorations(base, where);
  const hasAged = watchAge(base.staleMs, points);
  const followsClock = base.variant === "live" && isTime(base);
  // A feed of the past (a replay, a wrong zone) has no clock, unless its chart shows the age of data.
  const isTimed = base.staleMs !== undefined;
  /** How old the newest point was when the last ones came. */
  let lagMs = Number.POSITIVE_INFINITY;
  let takenMs = Number.NEGATIVE_INFINITY;
  let version = 0;
  const clockAt = (now: number, shown: ChartWindow) =>
    followsClock && "ms" in shown && (isTimed || lagMs <= shown.ms) ? now : undefined;
  const drawn: Drawn = { base, window: span, points, decorations, clockAt };

  /** Of a chart that has none yet, nobody knows which it will have. */
  function hasSeries(series: string): boolean {
    return points.isEmpty() || points.has(series) || Object.hasOwn(base.series ?? {}, series);
  }

  /** Points that the clock took while it was ahead. */
  function dropFuture(now: number): void {
    const byMs = points.newest() - now;
    if (!future.areCertain(byMs, now, boundRecovery(points.shortestMs))) return;
    for (const [series, count] of points.dropAfter(now + (maxAhead ?? 0))) {
      refusals.add({ cause: "ahead", series, count, byMs }, now, recoverMs());
    }
    version++;
  }

  function noteTaken({ count, hasValues }: Taken, now: number): number {
    if (hasValues) version++;
    lagMs = now - points.newest();
    takenMs = now;
    return count;
  }

  return {
    name,
    title: base.title ?? name,
    window: span,
    needs: pointsNeeded(base, mapping.hasFields),
    viewDefaults: {
      isKept: settings.isKept ?? false,
      hasSeries,
      newest: points.newest,
      windowMs: points.windowMs,
      ...readDefaults(base, span),
    },
    version(now) {
      dropFuture(now);
      if (hasAged(now)) version++;
      if (decorations.setTrouble(refusals.note(now))) version++;
      return version;
    },
    takenMs: () => takenMs,
    maxAheadMs: () => Math.max(0, maxAhead ?? points.windowMs()),
    push(rows, now) {
      dropFuture(now);
      return noteTaken(intake.push(rows, now), now);
    },
    *pushInSteps(rows, now) {
      dropFuture(now);
      return noteTaken(yield* intake.pushInSteps(rows, now), now);
    },
    *pushColumns(columns, now, isKept) {
      dropFuture(now);
      const taken = yield* intake.pushColumns(columns, now, isKept);
      // The index of a long column's extremes grows along, rather than at once with the next drawing.
      if (taken.count >= MANY_POINTS) for (const window of points.windows()) window.columns();
      return noteTaken(taken, now);
    },
    refused: refusals.counts,
    setNote(text) {
      if (decorations.setNote(text)) version++;
    },
    setEmpty(text) {
      if (decorations.setEmpty(text)) version++;
    },
    annotate(annotation, now) {
      decorations.annotate(annotation, now);
      version++;
    },
    removeSeries(series) {
      const isKnown = points.remove(series);
      if (isKnown) version++;
      return isKnown;
    },
    clear() {
      points.clear();
      decorations.clear();
      version++;
    },
    columns: () => columnsBySeries(points.series()),
    keptMs: () => longestWindow({ ownWindow: span, windowMs: points.windowMs }),
    oldest: () => oldestOf(points.windows()),
    createTwin(own) {
      const twin = { ...settings, onTaken: undefined, onError: () => {} };
      if (own === undefined) return createLiveChart(twin);
      const options = { ...settings.options, window: own, ...widenGaps(base, own) };
      return createLiveChart({ ...twin, options, isFull: true });
    },
    createDrawing: (view) => createDrawing(drawn, view),
    table: (view, now) => drawTable(drawn, view, now),
  };
}
