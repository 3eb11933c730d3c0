import { positiveExtent } from "../scales/log-scale.ts";
import type { Layer } from "./mark-type.ts";
import { windowStart, newestX } from "../data/window.ts";
import type { AxisName } from "../options/options.ts";
import { extentBetween } from "../data/decimate/extrema-index.ts";
import { type SlidingExtent, updateExtent } from "../data/sliding-extent.ts";
import { maxBubbleRadius } from "../scales/bubble-radius.ts";
import type { AxisSettings, Settings } from "../options/settings.ts";
import { type Extent, extent, joinExtents } from "../data/extent.ts";
import { niceYDomain } from "../scales/y-domain.ts";

/** The values of what is drawn on an axis. */
export interface YExtents {
  /** Those of the last two windows. */
  near: Extent;
  /** All that are remembered. */
  all: Extent;
  /** Something that is drawn has to be seen from zero on. */
  onZero: boolean;
  /** Bubbles are drawn, which reach beyond their middle. */
  hasBubbles: boolean;
}

/** The values that one of the y axes has to hold. */
export function computeYExtents(layers: Layer[], name: AxisName, settings: Settings): YExtents {
  const { window, thresholds } = settings;
  if (thresholds.length === 0 && !layers.some(({ mark }) => mark.axis === name)) return NOTHING;
  const isLog = settings[name].scale === "log";
  const newest =
    window !== undefined && "ms" in window ? newestX(layers.map(({ series }) => series)) : 0;
  let near: Extent;
  let before: Extent;
  let onZero = false;
  let hasBubbles = false;
  for (const layer of layers) {
    if (layer.hidden || layer.mark.axis !== name) continue;
    const { xs } = layer.series;
    const isStill = window === undefined || layer.summarizesWindow === true;
    const start = isStill ? 0 : windowStart(xs, 2, window, newest);
    before = joinExtents(before, layer.before);
    onZero ||= layer.type.standsOnZero;
    hasBubbles ||= layer.series.fields?.size !== undefined;
    near = joinExtents(
      near,
      extentOfLayer(layer, start, layer.y1.length, isLog, layer.slidingExtents?.near),
    );
    if (start === 0) continue;
    before = joinExtents(
      before,
      extentOfLayer(layer, 0, start, isLog, layer.slidingExtents?.before),
    );
  }
  for (const { value, axis = "y" } of thresholds) {
    if (axis === name) near = joinExtents(near, [value, value]);
  }
  return { near, all: joinExtents(near, before), onZero, hasBubbles };
}

const NOTHING: YExtents = { near: undefined, all: undefined, onZero: false, hasBubbles: false };

export function sameExtents(one: YExtents, other: YExtents): boolean {
  const areSame = isSame(one.near, other.near) && isSame(one.all, other.all);
  return areSame && one.onZero === other.onZero && one.hasBubbles === other.hasBubbles;
}

function isSame(one: Extent, other: Extent): boolean {
  return one?.[0] === other?.[0] && one?.[1] === other?.[1];
}

function extentOfLayer(
  { y1, y0, series }: Layer,
  from: number,
  to: number,
  isLog: boolean,
  slid: SlidingExtent | undefined,
): Extent {
  const { fields, extremaIndex, ys, startIndex } = series;
  if (slid !== undefined && y1 === ys && !isLog) {
    return updateExtent(slid, ys, startIndex, from, to);
  }
  // A logarithmic axis has no place for zero and less, so these must not move its bounds.
  const columnExtent = isLog ? positiveExtent : extent;
  let own = isLog
    ? positiveExtent(y1, from, to)
    : extentBetween(y1, from, to, y1 === ys ? extremaIndex : undefined);
  if (y0 !== undefined) own = joinExtents(own, columnExtent(y0, from, to));
  if (fields === undefined) return own;
  for (const column of [fields.low, fields.high]) {
    if (column !== undefined) own = joinExtents(own, columnExtent(column, from, to));
  }
  return own;
}

/** Past this, what was long ago makes the axis too loose for what is now. */
const LOOSEST = 2;

/** Bounds for all that is remembered, unless what came lately would fill less than half of them. */
export function computeDomain(
  { near, all, onZero, hasBubbles }: YExtents,
  length: number,
  own: AxisSettings,
  settings: Settings,
): [number, number] {
  const withZero = (settings.zero ?? onZero) && own.scale !== "log";
  const domainOf = (extent: Extent) => {
    const domain = niceYDomain(withZero ? joinExtents(extent, [0, 0]) : extent, length, own);
    return hasBubbles ? aroundBubbles(domain, extent, length, own) : domain;
  };
  const wide = domainOf(all);
  if (all === near) return wide;
  const close = domainOf(near);
  return (close[1] - close[0]) * LOOSEST < wide[1] - wide[0] ? close : wide;
}

/** Room for the largest bubble beyond those bounds that are not fixed and too near to a value. */
function aroundBubbles(
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
  const isLow = fixed[0] === null && to(Math.max(extent[0], domain[0])) - pad < low;
  const isHigh = fixed[1] === null && to(extent[1]) + pad > high;
  const wider: [number, number] = [from(isLow ? low - pad : low), from(isHigh ? high + pad : high)];
  return wider.every(Number.isFinite) && wider[0] < wider[1] ? wider : domain;
}

export function reachesBeyond({ near }: YExtents, [low, high]: [number, number]): boolean {
  return near !== undefined && (near[0] < low || near[1] > high);
}
