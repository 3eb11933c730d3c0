import { positiveExtentOf } from "./log-scale.ts";
import { type Layer, standsOnZero } from "../layer.ts";
import { firstOfWindows, newestOf } from "./live-span.ts";
import type { AxisName } from "../options.ts";
import { extentBetween } from "../many/extremes.ts";
import { type SlidExtent, slideExtent } from "./slid-extent.ts";
import { type Extent, extentOf, joined } from "./scale.ts";
import type { AxisSettings, Settings } from "../settings.ts";
import { yDomainOf } from "../axes/y-axis.ts";

/** The values of what is drawn on an axis. */
export interface Extents {
  /** Those of the last two windows. */
  near: Extent;
  /** All that are remembered. */
  all: Extent;
  /** Something that is drawn has to be seen from zero on. */
  onZero: boolean;
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
  for (const layer of layers) {
    if (layer.hidden || layer.mark.axis !== name) continue;
    const { xs } = layer.series;
    const isStill = window === undefined || layer.sumsUp === true;
    const start = isStill ? 0 : firstOfWindows(xs, 2, window, newest);
    before = joined(before, layer.before);
    onZero ||= standsOnZero(layer);
    near = joined(near, extentOfLayer(layer, start, layer.tops.length, isLog, layer.slid?.near));
    if (start === 0) continue;
    before = joined(before, extentOfLayer(layer, 0, start, isLog, layer.slid?.before));
  }
  for (const { value, axis = "y" } of thresholds) {
    if (axis === name) near = joined(near, [value, value]);
  }
  return { near, all: joined(near, before), onZero };
}

const NOTHING: Extents = { near: undefined, all: undefined, onZero: false };

export function areSameExtents(one: Extents, other: Extents): boolean {
  return isSame(one.near, other.near) && isSame(one.all, other.all) && one.onZero === other.onZero;
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
  return fields.size === undefined ? extent : withBubbles(extent);
}

/** Bubbles reach beyond their middle. */
function withBubbles(extent: Extent): Extent {
  if (extent === undefined) return undefined;
  const pad = (extent[1] - extent[0]) * BUBBLE_SHARE;
  return [extent[0] - pad, extent[1] + pad];
}

/** The share of a plot's height that the largest bubble's radius takes, about. */
const BUBBLE_SHARE = 0.09;

/** Past this, what was long ago makes the axis too loose for what is now. */
const LOOSEST = 2;

/** Bounds for all that is remembered, unless what came lately would fill less than half of them. */
export function axisDomain(
  { near, all, onZero }: Extents,
  length: number,
  own: AxisSettings,
  settings: Settings,
): [number, number] {
  const withZero = (settings.zero ?? onZero) && own.scale !== "log";
  const reach = (extent: Extent) => (withZero ? joined(extent, [0, 0]) : extent);
  const wide = yDomainOf(reach(all), length, own);
  if (all === near) return wide;
  const close = yDomainOf(reach(near), length, own);
  return (close[1] - close[0]) * LOOSEST < wide[1] - wide[0] ? close : wide;
}

export function reachesBeyond({ near }: Extents, [low, high]: [number, number]): boolean {
  return near !== undefined && (near[0] < low || near[1] > high);
}
