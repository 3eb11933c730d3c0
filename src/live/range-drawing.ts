import {
  type ChartOptions,
  type ChartWindow,
  createRenderer,
  dropFirst,
  expectedGap,
  indicesWithin,
  isFigure,
  type MarkKind,
  resolveMarkSettings,
  resolveSettings,
  type Series,
  type Settings,
  takeFirst,
  type XRange,
} from "../chart/inner-face.ts";
import { PICTURE_POINTS } from "../limits.ts";
import type { Drawing, Drawn } from "./drawn.ts";
import type { TimeRange } from "./time-range.ts";
import type { DrawnViewOptions } from "./view.ts";

/**
 * Creates a picture of a stretch of time out of all points that a chart keeps. It is still: nothing
 * glides in it or grows stale.
 */
export function createRangeDrawing(
  drawn: Drawn,
  view: DrawnViewOptions,
  range: TimeRange,
): Drawing {
  const { base, points, decorations } = drawn;
  return {
    edge: () => range.to,
    draw(finish) {
      const all = points.series();
      const own = resolveSettings({ ...base, ...view, ...decorations.options() });
      const settings = withRange(own, all, drawn, range);
      const renderer = createRenderer({ ...settings, fills: base.width === "fill" });
      return renderer.draw(finish, pointsOf(all, settings));
    },
  };
}

function withRange(
  settings: Settings,
  all: readonly Series[],
  { window }: Drawn,
  { from, to }: TimeRange,
): Settings & { xRange: XRange } {
  const gap = expectedGap(all, window, settings.everyMs);
  return {
    ...settings,
    window: undefined,
    xRange: { from, to, gap },
    glide: "never",
    staleMs: Number.POSITIVE_INFINITY,
    now: undefined,
  };
}

/** The points of a range alone, as a table has them. */
export function pointsWithin(all: readonly Series[], range: TimeRange): Series[] {
  return all.map((one) => within(one, range));
}

function within(series: Series, range: TimeRange): Series {
  const [from, to] = indicesWithin(series.xs, range);
  return dropFirst(takeFirst(series, to), from);
}

/**
 * The points that a picture of a range needs: for averages and lines those before it, too; for lines, the
 * first behind it. None where nothing is in it.
 */
function pointsOf(all: readonly Series[], settings: Settings & { xRange: XRange }): Series[] {
  const { xRange, binMs } = settings;
  const isEmpty = all.every(({ xs }) => {
    const [from, to] = indicesWithin(xs, xRange);
    return from === to;
  });
  if (isEmpty || summarizes(settings)) return all.map((one) => within(one, xRange));
  return all.map((one) => {
    const goesOn = JOINED.has(kindOf(one, settings));
    if (binMs !== undefined)
      return takeFirst(one, endOfBins(one, xRange.to, binMs, goesOn ? 1 : 0));
    const [, end] = indicesWithin(one.xs, xRange);
    return takeFirst(one, goesOn ? end + 1 : end);
  });
}

/** The index behind the bin that begins last in a range, and a number of further ones: all are whole. */
function endOfBins({ xs }: Series, to: number, binMs: number, further: number): number {
  const end = (Math.floor(to / binMs) + 1 + further) * binMs;
  return indicesWithin(xs, { from: end, to: end })[0];
}

/**
 * Whether a chart is made of every point that it has, so that the lowest and highest of many do not do.
 * Stacks add up points of one moment.
 */
function usesAllPoints(options: ChartOptions): boolean {
  const settings = resolveSettings(options);
  const { binMs, average, ema, bollinger, stack, type } = settings;
  const isDerived = [binMs, average, ema, bollinger].some((option) => option !== undefined);
  return (
    isDerived || stack !== false || type === "heatMap" || (type !== "stat" && summarizes(settings))
  );
}

/**
 * What marks are made of: the lowest and highest points of a stretch of time, every point, or every point
 * together with those of the same moment, as candles and cells of heat maps are.
 */
export type PointsNeeded = "peaks" | "all" | "rows";

export function pointsNeeded(options: ChartOptions, hasFields: boolean): PointsNeeded {
  if (hasFields || resolveSettings(options).type === "heatMap") return "rows";
  return usesAllPoints(options) ? "all" : "peaks";
}

/** Where points are reduced, neighbours lie further apart than they came: that is no gap. */
export function widenGaps({ gapMs }: ChartOptions, window: ChartWindow): ChartOptions {
  if (gapMs === undefined || !("ms" in window)) return {};
  return { gapMs: Math.max(gapMs, (STEPS_APART * window.ms) / PICTURE_POINTS) };
}

/** Of the two points of a step either may be at its far end, in the next one, too. */
const STEPS_APART = 5;

/** The kinds of marks that reach from one point to the next. */
const JOINED: ReadonlySet<MarkKind> = new Set(["line", "area", "range"]);

/** Figures, bins and boxes are made of all points that they get. */
function summarizes({ type, series }: Settings): boolean {
  if (isFigure(type) || type === "histogram" || type === "boxPlot") return true;
  return Object.values(series).some(({ mark }) => mark === "box");
}

function kindOf({ name }: Series, settings: Settings): MarkKind {
  const own = Object.hasOwn(settings.series, name) ? settings.series[name]! : {};
  return resolveMarkSettings(own, settings).kind;
}
