import {
  ageLabel,
  type Annotation,
  type ChartOptions,
  type ChartWindow,
  checkOptions,
  checkOwnAxes,
  resolveMarkSettings,
  resolveSettings,
  resolveWindow,
  type XKind,
} from "../chart/inner-face.ts";
import { describeValue } from "../error.ts";
import { createDecorations } from "./decorations.ts";
import { createDrawing, type Drawing, type Drawn, drawTable, isTime } from "./drawing.ts";
import { createFieldMapping } from "./field-mapping.ts";
import { createFuturePoints } from "./future-points.ts";
import type { Steps } from "./in-slices.ts";
import { createIntake, type Taken } from "./intake.ts";
import { mayGlide } from "./may-glide.ts";
import { boundRecovery, createRefusals, type RefusedCounts } from "./refusals.ts";
import type { InputRow } from "./row.ts";
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
  /** The same, a step at a time; the last ones take all rows. */
  pushInSteps(rows: readonly InputRow[], now: number): Steps<number>;
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
  /** Forgets a series with its points. @returns whether there was one. */
  removeSeries(series: string): boolean;
  /** Forgets all points, series and added annotations. */
  clear(): void;
  /** A view of the chart, to be drawn again and again. */
  createDrawing(options: ViewOptions): Drawing;
  /** What it shows at this time, as an HTML table. */
  table(options: ViewOptions, now: number): string;
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
}

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
    onLate: (refused, now) => refusals.add(refused, now, recoverMs()),
  });
  const intake = createIntake({ name, maxAhead, mapping, points, refusals, recoverMs });
  const future = createFuturePoints(maxAhead ?? points.shortestMs);
  const decorations = createDecorations(base, where);
  const hasAged = watchAge(base.staleMs, points);
  const followsClock = base.variant === "live" && "ms" in span && isTime(base);
  // A feed of the past (a replay, a wrong zone) has no clock, unless its chart shows the age of data.
  const isTimed = base.staleMs !== undefined;
  let isOnTime = isTimed;
  let version = 0;
  const clockAt = (now: number) => (followsClock && isOnTime ? now : undefined);
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
    if (followsClock) isOnTime = isTimed || now - points.newest() <= points.windowMs();
    return count;
  }

  return {
    name,
    title: base.title ?? name,
    viewDefaults: { ...readDefaults(base, span), hasSeries },
    version(now) {
      dropFuture(now);
      if (hasAged(now)) version++;
      if (decorations.setTrouble(refusals.note(now))) version++;
      return version;
    },
    push(rows, now) {
      dropFuture(now);
      return noteTaken(intake.push(rows, now), now);
    },
    *pushInSteps(rows, now) {
      dropFuture(now);
      return noteTaken(yield* intake.pushInSteps(rows, now), now);
    },
    refused: refusals.counts,
    setNote(text) {
      if (decorations.setNote(text)) version++;
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
    createDrawing: (view) => createDrawing(drawn, view),
    table: (view, now) => drawTable(drawn, view, now),
  };
}

function resolveBase(own: ChartOptions, defaults: ChartOptions, where: string): ChartOptions {
  // Checked before the defaults join, so that an error names what the user wrote.
  checkOptions(own, where);
  const base = { ...defaults, ...own };
  checkOptions(base, where);
  checkMarks(base);
  return base;
}

/** Series may be given marks before their first point; all others have that of the chart's type. */
function checkMarks(base: ChartOptions): void {
  const settings = resolveSettings(base);
  const others = { name: undefined, kind: resolveMarkSettings({}, settings).kind };
  const known: Parameters<typeof checkOwnAxes>[0][] = [others];
  for (const [name, options] of Object.entries(base.series ?? {})) {
    const { kind } = resolveMarkSettings(options, settings);
    checkOwnAxes({ name, kind }, known, false);
    known.push({ name, kind });
  }
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

function readDefaults(options: ChartOptions, span: ChartWindow): Omit<ViewDefaults, "hasSeries"> {
  const settings = resolveSettings(options);
  const { theme, outer, xAxis = "time" } = settings;
  const { width, height } = outer;
  const canGlide = (kind: XKind) => mayGlide(settings, kind);
  const defaults = { width, height, xAxis, countsPoints: "points" in span, canGlide };
  return typeof theme === "string" ? { ...defaults, theme } : defaults;
}
