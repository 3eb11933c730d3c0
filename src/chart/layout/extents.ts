import { positiveExtentOf } from "../scales/log-scale.ts";
import { type Layer, standsOnZero } from "./layer.ts";
import { firstOfWindows, newestOf } from "../data/window.ts";
import type { AxisName } from "../options/options.ts";
import { extentBetween } from "../data/decimate/extremes.ts";
import { type SlidExtent, slideExtent } from "../data/sliding-extent.ts";
import { type Extent, extentOf, joined } from "../scales/scale.ts";
import { largestRadius } from "../scales/bubble-radius.ts";
import type { AxisSettings, Settings } from "../options/settings.ts";
import { yDomainOf } from "./axes/y-axis.ts";

/** The values of what is drawn on an axis. */
export interface Extents {
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
export function extentsOf(layers: Layer[], name: AxisName, settings: Settings): Extents {
  const { window, thresholds } = settings;
  if (thresholds.length === 0 && !layers.some(({ mark }) => mark.axis === name)) return NOTHING;
  const isLog = settings[name].scale === "log";
  const newest =
    window !== undefined && "ms" in window ? newestOf(layers.map(({ series }) => series)) : 0;
  let near: Extent;
  let before: Extent;
  let onZero = false;
  let hasBubbles = false;
  for (const layer of layers) {
    if (layer.hidden || layer.mark.axis !== name) continue;
    const { xs } = layer.series;
    const isStill = window === undefined || layer.sumsUp === true;
    const start = isStill ? 0 : firstOfWindows(xs, 2, window, newest);
    before = joined(before, layer.before);
    onZero ||= standsOnZero(layer);
    hasBubbles ||= layer.series.fields?.size !== undefined;
    near = joined(near, extentOfLayer(layer, start, layer.tops.length, isLog, layer.slid?.near));
    if (start === 0) continue;
    before = joined(before, extentOfLayer(layer, 0, start, isLog, layer.slid?.before));
  }
  for (const { value, axis = "y" } of thresholds) {
    if (axis === name) near = joined(near, [value, value]);
  }
  return { near, all: joined(near, before), onZero, hasBubbles };
}

const NOTHING: Extents = { near: undefined, all: undefined, onZero: false, hasBubbles: false };

export function areSameExtents(one: Extents, other: Extents): boolean {
  const areSame = isSame(one.near, other.near) && isSame(one.all, other.all);
  return areSame && one.onZero === other.onZero && one.hasBubbles === other.hasBubbles;
}

function isSame(one: Extent, other: Extent): boolean {
  return one?.[0] === other?.[0] && one?.[1] === other?.[1];
}

function extentOfLayer(
  { tops, bases, series }: Layer,
  from: number,
  to: number,
  isLog: boolean,
  slid: SlidExtent | undefined,
): Extent {
  const { fields, extremes, ys, skipped } = series;
  if (slid !== undefined && tops === ys && !isLog) {
    return slideExtent(slid, ys, skipped, from, to);
  }
  // A logarithmic axis has no place for zero and less, so these must not move its bounds.
  const columnExtent = isLog ? positiveExtentOf : extentOf;
  let extent = isLog
    ? positiveExtentOf(tops, from, to)
    : extentBetween(tops, from, to, tops === ys ? extremes : undefined);
  if (bases !== undefined) extent = joined(extent, columnExtent(bases, from, to));
  if (fields === undefined) return extent;
  for (const column of [fields.low, fields.high]) {
    if (column !== undefined) extent = joined(extent, columnExtent(column, from, to));
  }
  return extent;
}

/** Past this, what was long ago makes the axis too loose for what is now. */
const LOOSEST = 2;

/** Bounds for all that is remembered, unless what came lately would fill less than half of them. */
export function axisDomain(
  { near, all, onZero, hasBubbles }: Extents,
  length: number,
  own: AxisSettings,
  settings: Settings,
): [number, number] {
  const withZero = (settings.zero ?? onZero) && own.scale !== "log";
  const domainOf = (extent: Extent) => {
    const domain = yDomainOf(withZero ? joined(extent, [0, 0]) : extent, length, own);
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
  const radius = largestRadius(length);
  const pad = (high - low) * (radius / Math.max(1, length - 2 * radius));
  const isLow = fixed[0] === null && to(Math.max(extent[0], domain[0])) - pad < low;
  const isHigh = fixed[1] === null && to(extent[1]) + pad > high;
  const wider: [number, number] = [from(isLow ? low - pad : low), from(isHigh ? high + pad : high)];
  return wider.every(Number.isFinite) && wider[0] < wider[1] ? wider : domain;
}

export function reachesBeyond({ near }: Extents, [low, high]: [number, number]): boolean {
  return near !== undefined && (near[0] < low || near[1] > high);
}
