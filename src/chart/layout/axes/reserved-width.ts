import { textWidth } from "../../format/text/text-width.ts";
import type { AxisSettings, Settings } from "../../options/settings.ts";
import { unitLogBase } from "../../scales/log-ticks.ts";
import { isFixedAxis } from "../fixed-axis.ts";
import { widestLabel } from "./label.ts";
import { layoutYAxis } from "./y-axis.ts";

/** Domains that are tried at each power of ten, as multiples of it. One of them has the widest labels. */
const DOMAINS = [
  [0, 1],
  [0.4, 1],
  [0, 1.5],
  [0, 3],
  [0, 7],
] as const;
/** The power of ten of the first prefix. */
const FIRST_PREFIX = 3;
/** In pixels: labels wider than this, of values that have not come yet, get no room. */
const MAX_RESERVED = 88;
/** Of a large axis, only so far below its own power of ten are domains tried. */
const MAX_POWERS = 12;

/** The powers of ten whose labels an axis has room for. */
interface Reach {
  first: number;
  /** For usual values. */
  last: number;
  /** Larger values make room for this many more at a time. */
  step: number;
}

/** With a prefix, such as K or M, large numbers are about as wide as small ones. */
const PREFIXED: Reach = { first: -1, last: 9, step: 3 };
/** A user's format may write all digits; most measurements have at most five. */
const FORMATTED: Reach = { first: -1, last: 4, step: 4 };
/** Most percentages are of a whole. */
const PERCENTAGES: Reach = { first: -1, last: 2, step: 3 };

/**
 * The last power of ten whose labels an axis has room for: all that are usual or, for larger values, a
 * few more than it needs. So the plot moves once as values grow by many digits, and not with each.
 *
 * @param largest of the domain's ends.
 */
export function reservedPower(axis: AxisSettings, largest: number): number {
  const { last, step } = reachOf(axis);
  const needed = Math.floor(Math.log10(largest)) - last;
  return needed > 0 ? last + Math.ceil(needed / step) * step : last;
}

/** The axes whose labels have room. */
export interface ReservedReach {
  /** As from `reservedPower`. */
  last: number;
  /** They have negative values, too. */
  signed: boolean;
  /** In pixels. */
  height: number;
}

/**
 * The width that a live chart keeps for the labels of a y axis, in pixels, so that the plot stays
 * still as values grow. It depends on the settings and the size of the values alone: a frame knows
 * nothing of those before it.
 */
export function reservedLabelWidth(
  axis: AxisSettings,
  reach: ReservedReach,
  settings: Settings,
): number {
  if (settings.variant !== "live" || isFixedAxis(axis)) return 0;
  const { format, unit, rawUnit, scale } = axis;
  const isCommon = typeof format !== "function" && settings.measureText === textWidth;
  if (!isCommon) return measureReserved(axis, reach, settings);
  // Charts that differ in other options share it: it is dearer than a drawing.
  const key = JSON.stringify([format, unit, rawUnit, scale, settings.locale, reach]);
  const known = reserved.get(key) ?? measureReserved(axis, reach, settings);
  if (reserved.size >= MAX_KEPT) reserved.clear();
  reserved.set(key, known);
  return known;
}

const reserved = new Map<string, number>();
const MAX_KEPT = 512;

function measureReserved(
  axis: AxisSettings,
  { last, signed, height }: ReservedReach,
  settings: Settings,
): number {
  const { first, last: usual } = reachOf(axis);
  // A kilobyte is 1024 bytes, not 1000.
  const perPrefix = unitLogBase(axis.unit) === 2 ? 1.024 : 1;
  let widest = 0;
  for (let power = Math.max(first, last - MAX_POWERS); power <= last; power++) {
    const size = 10 ** power * perPrefix ** Math.floor(power / 3);
    // Further prefixes only follow the widest labels of the first.
    for (const [start, end] of power > FIRST_PREFIX ? DOMAINS.slice(0, 2) : DOMAINS) {
      const high = end * size;
      const low = axis.scale === "log" ? 0.01 : signed ? -high : start * size;
      const { ticks, labels } = layoutYAxis([low, high], height, axis, settings.locale);
      widest = Math.max(widest, widestLabel(ticks, labels.tick, settings));
    }
  }
  return last > usual ? widest : Math.min(widest, MAX_RESERVED);
}

function reachOf({ unit, format }: AxisSettings): Reach {
  if (unit === "%") return PERCENTAGES;
  return format === undefined ? PREFIXED : FORMATTED;
}
