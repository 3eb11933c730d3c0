import type { AxisSettings, Settings } from "../../options/settings.ts";
import { unitLogBase } from "../../scales/log-ticks.ts";
import { isFixedAxis } from "../fixed-axis.ts";
import { widestLabel } from "./label.ts";
import { layoutYAxis } from "./y-axis.ts";

/** Axes of each power of ten, as multiples of it: between them, they have all widths of labels. */
const DOMAINS = [
  [0, 1],
  [0.4, 1],
  [0, 1.5],
  [0, 3],
  [0, 7],
] as const;
/** The power of the first prefix, in thousands. */
const FIRST_PREFIX = 3;
/** Wider labels of values that have not come yet move the plot when they come, in pixels. */
const MAX_RESERVED = 88;
/** Powers of ten, each with all below it, that the labels of an axis have room for together. */
type Reach = readonly [first: number, last: number, step: number];

/** With a prefix, such as k or M, numbers of any size are about as wide as small ones. */
const PREFIXED: Reach = [-1, 9, 3];
/** The formats of users may write all digits: of most measurements these are five. */
const FORMATTED: Reach = [-1, 4, 4];
/** Most percentages are of a whole. */
const PERCENTAGES: Reach = [-1, 2, 3];

/** A larger axis has room for these many powers of ten below its own, at most. */
const MAX_POWERS = 12;

/**
 * The last power of ten whose labels an axis has room for: all that are usual or, for larger values, a
 * few more than it needs. So the plot moves once as values grow by many digits, and not with each.
 *
 * @param largest of the domain's ends.
 */
export function reservedPower(axis: AxisSettings, largest: number): number {
  const [, last, step] = reachOf(axis);
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
  { last, signed, height }: ReservedReach,
  settings: Settings,
): number {
  if (settings.variant !== "live" || isFixedAxis(axis)) return 0;
  const [first, usual] = reachOf(axis);
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
