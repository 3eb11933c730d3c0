import { bisectLeft } from "../data/bisect.ts";
import { extentBetween } from "../data/decimate/extrema.ts";
import { type Extent, extent, joinExtents } from "../data/extent.ts";
import { newestX, windowStart } from "../data/window.ts";
import { indicesWithin } from "../data/x-range.ts";
import type { AxisName } from "../options/choices.ts";
import type { AxisSettings, Settings } from "../options/settings.ts";
import { maxBubbleRadius } from "../scales/bubble-radius.ts";
import { padBelowLowest, positiveExtent } from "../scales/log-scale.ts";
import { niceYDomain, tightYDomain } from "../scales/y-domain.ts";
import type { Layer } from "./mark-type.ts";

/** What the domain of a y axis is computed from. */
export interface YExtents {
  /** The extent of the values in the last two windows. */
  recent: Extent;
  /** The extent of the values in the last few windows; equals `recent` without a window. */
  all: Extent;
  /** A mark stands on zero, so the domain includes it. */
  onZero: boolean;
  /** Bubbles reach beyond their value. */
  hasBubbles: boolean;
}

/** The extents of all visible layers and thresholds on one of the y axes. */
export function computeYExtents(layers: Layer[], name: AxisName, settings: Settings): YExtents {
  const { window, xRange, thresholds } = settings;
  if (thresholds.length === 0 && !layers.some(({ mark }) => mark.axis === name)) return NO_EXTENTS;
  const isLog = settings[name].scale === "log";
  const newest =
    window !== undefined && "ms" in window ? newestX(layers.map(({ series }) => series)) : 0;
  let recent: Extent;
  let earlier: Extent;
  let onZero = false;
  let hasBubbles = false;
  for (const layer of layers) {
    if (layer.hidden || layer.mark.axis !== name) continue;
    const { series, type, y1 } = layer;
    const isWhole = window === undefined || layer.summarizesWindow === true;
    // The last value of a series that comes seldom is shown until the next.
    const last = Math.max(0, y1.length - 1);
    const recentStart = isWhole ? 0 : Math.min(last, windowStart(series.xs, 2, window, newest));
    const [start, end] =
      xRange === undefined || series.xKind !== "time"
        ? [recentStart, y1.length]
        : indicesWithin(series.xs, xRange);
    earlier = joinExtents(earlier, layer.earlierExtent);
    onZero ||= type.standsOnZero;
    hasBubbles ||= series.fields?.size !== undefined;
    const own = layerExtent(layer, start, end, isLog);
    recent = joinExtents(recent, own);
    if (xRange !== undefined && start < end) {
      recent = joinExtents(recent, edgeExtent(layer, start, xRange.from, isLog));
      recent = joinExtents(recent, edgeExtent(layer, end, xRange.to, isLog));
    }
    if (start === 0 || xRange !== undefined) continue;
    earlier = joinExtents(earlier, layerExtent(layer, 0, start, isLog));
  }
  for (const { value, axis = "y" } of thresholds) {
    if (axis === name && !(isLog && value <= 0)) recent = joinExtents(recent, [value, value]);
  }
  return { recent, all: joinExtents(recent, earlier), onZero, hasBubbles };
}

const NO_EXTENTS: YExtents = {
  recent: undefined,
  all: undefined,
  onZero: false,
  hasBubbles: false,
};

/**
 * Where a line crosses the edge of a range, between the point at `index` and the one before it: it would be
 * cut off there if the axis went by the points of the range alone.
 */
function edgeExtent(
  { type, series: { xs, fields }, y1 }: Layer,
  index: number,
  edge: number,
  isLog: boolean,
): Extent {
  if (!type.connects || fields !== undefined || index === 0 || index >= y1.length) return undefined;
  const share = (edge - xs[index - 1]!) / (xs[index]! - xs[index - 1]!);
  const y = y1[index - 1]! + share * (y1[index]! - y1[index - 1]!);
  return Number.isFinite(y) && !(isLog && y <= 0) ? [y, y] : undefined;
}

/** The extent of a layer's marks from index `from` to before `to`. */
function layerExtent(
  { y1, y0, edge, series }: Layer,
  from: number,
  to: number,
  isLog: boolean,
): Extent {
  const { fields, extremaIndex, ys } = series;
  // A log scale cannot show zero and negative values, so they must not widen the domain.
  const columnExtent = isLog ? positiveExtent : extent;
  let own = isLog
    ? positiveExtent(y1, from, to)
    : extentBetween(y1, from, to, y1 === ys ? extremaIndex : undefined);
  if (y0 !== undefined) own = joinExtents(own, columnExtent(y0, from, to));
  if (edge !== undefined && from < to) {
    const start = bisectLeft(edge.xs, series.xs[from]!);
    const end = to < series.xs.length ? bisectLeft(edge.xs, series.xs[to]!) : edge.xs.length;
    own = joinExtents(own, columnExtent(edge.y1, start, end));
  }
  if (fields === undefined) return own;
  for (const column of [fields.low, fields.high]) {
    if (column !== undefined) own = joinExtents(own, columnExtent(column, from, to));
  }
  return own;
}

/** A domain this many times longer than the recent values need is too loose. */
const MAX_LOOSENESS = 2;

/**
 * The domain of a y axis. It holds all values, so that it changes seldom; but only the recent ones
 * where those would fill less than half of it.
 *
 * @param length of the axis, in pixels.
 */
export function computeDomain(
  { recent, all, onZero, hasBubbles }: YExtents,
  length: number,
  axis: AxisSettings,
  settings: Settings,
): [number, number] {
  const withZero = (settings.zero ?? onZero) && axis.scale !== "log";
  const standsOnStart = onZero && axis.scale === "log";
  const niceDomain = (extent: Extent) => {
    const own = standsOnStart ? extent && padBelowLowest(extent) : extent;
    const known = withZero ? joinExtents(own, [0, 0]) : own;
    const shown = axis.rawUnit !== undefined && isNothing(known) ? WHOLE : known;
    const isTight = settings.variant === "sparkline";
    const domain = isTight ? tightYDomain(shown, axis) : niceYDomain(shown, length, axis);
    return hasBubbles ? padForBubbles(domain, extent, length, axis) : domain;
  };
  const loose = niceDomain(all);
  if (all === recent) return loose;
  const tight = niceDomain(recent);
  return (tight[1] - tight[0]) * MAX_LOOSENESS < loose[1] - loose[0] ? tight : loose;
}

/** An axis of shares where no share is known: all of them are zero. */
const WHOLE: [number, number] = [0, 100];

function isNothing(extent: Extent): boolean {
  return extent === undefined || (extent[0] === 0 && extent[1] === 0);
}

/** Pads a domain by the largest bubble's radius, where a bound is not fixed and near to a value. */
function padForBubbles(
  domain: [number, number],
  extent: Extent,
  length: number,
  { scale, domain: fixed }: AxisSettings,
): [number, number] {
  if (extent === undefined || scale === "symlog") return domain;
  const [to, from] = scale === "log" ? [Math.log10, (v: number) => 10 ** v] : [Number, Number];
  const [low, high] = [to(domain[0]), to(domain[1])];
  const radius = maxBubbleRadius(length);
  const pad = (high - low) * (radius / Math.max(1, length - 2 * radius));
  const padsLow = fixed[0] === null && to(Math.max(extent[0], domain[0])) - pad < low;
  const padsHigh = fixed[1] === null && to(extent[1]) + pad > high;
  const padded: [number, number] = [
    from(padsLow ? low - pad : low),
    from(padsHigh ? high + pad : high),
  ];
  return padded.every(Number.isFinite) && padded[0] < padded[1] ? padded : domain;
}

/** Whether recent values are outside a domain. */
export function reachesBeyond({ recent }: YExtents, [low, high]: [number, number]): boolean {
  return recent !== undefined && (recent[0] < low || recent[1] > high);
}
