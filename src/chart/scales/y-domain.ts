import { clampFinite } from "../base/clamp.ts";
import { type Extent, padDomain, MIN_SPAN } from "../data/extent.ts";
import type { AxisSettings } from "../options/settings.ts";
import { niceLogDomain } from "./log-scale.ts";
import { tickStep } from "./number-ticks.ts";
import { niceSymlogDomain } from "./symlog-scale.ts";
import { maxYTickCount, MIN_Y_TICK_SPACING, yTickCount } from "./tick-count.ts";

/** The domain of a y axis, `height` pixels high, for values of an extent: nice bounds, or fixed ones. */
export function niceYDomain(
  extent: Extent,
  height: number,
  settings: AxisSettings,
): [number, number] {
  if (settings.scale === "linear") return niceLinearDomain(extent ?? [0, 1], settings, height);
  const [low, high] = settings.scale === "log" ? niceLogDomain(extent) : niceSymlogDomain(extent);
  const fixed: [number, number] = [settings.domain[0] ?? low, settings.domain[1] ?? high];
  const isValid = fixed[1] - fixed[0] > MIN_SPAN && (settings.scale === "symlog" || fixed[0] > 0);
  return isValid ? fixed : [low, high];
}

/** The domain of a sparkline: its values from edge to edge, as it has no ticks; or fixed bounds. */
export function tightYDomain(extent: Extent, settings: AxisSettings): [number, number] {
  const nice = niceYDomain(extent, TIGHT_HEIGHT, settings);
  if (extent === undefined || (settings.scale === "log" && extent[0] <= 0)) return nice;
  const [fixedLow, fixedHigh] = settings.domain;
  const low = fixedLow === null ? extent[0] : nice[0];
  const high = fixedHigh === null ? extent[1] : nice[1];
  const size = Math.max(Math.abs(low), Math.abs(high));
  return high - low > Math.max(size * MIN_RELATIVE_SPAN, MIN_SPAN) ? [low, high] : nice;
}

/** Where all values are equal, the domain is that of an axis this long, in pixels, around them. */
const TIGHT_HEIGHT = 40;

/** Values that differ by less than this share of their size count as equal: floats hold few more. */
const MIN_RELATIVE_SPAN = 2 ** -50;

function niceLinearDomain(
  extent: [number, number],
  { domain: fixed, unit }: AxisSettings,
  height: number,
): [number, number] {
  const low =
    fixed[0] ??
    (fixed[1] === null ? extent[0] : clampFinite(Math.min(extent[0], stepBelow(fixed[1]))));
  const high =
    fixed[1] ??
    (fixed[0] === null ? extent[1] : clampFinite(Math.max(extent[1], -stepBelow(-fixed[0]))));
  const size = Math.max(Math.abs(low), Math.abs(high));
  const wide: [number, number] =
    high - low > Math.max(size * MIN_RELATIVE_SPAN, MIN_SPAN)
      ? [low, high]
      : domainAround(low, size);
  const [niceLow, niceHigh] = fillingDomain(wide, height, unit === "" ? undefined : unit);
  const domain: [number, number] = [fixed[0] ?? niceLow, fixed[1] ?? niceHigh];
  // Bounds may count as equal, and nothing is below the lowest number.
  return domain[1] - domain[0] > MIN_SPAN ? domain : wide;
}

/** How far down an axis goes at least from a fixed upper bound: by the size of that bound, or by 1. */
function stepBelow(value: number): number {
  return value - Math.abs(value || 1);
}

function domainAround(value: number, size: number): [number, number] {
  if (size <= MIN_SPAN) return [0, 1];
  const [low, high] = padDomain([value, value], size * 0.1);
  return [clampFinite(low), clampFinite(high)];
}

/** Where data fills less of the plot than this, closer ticks are tried. */
const MIN_FILLED = 0.66;

/** Bounds on ticks that leave little of the plot empty. */
function fillingDomain(
  domain: [number, number],
  height: number,
  unit: string | undefined,
): [number, number] {
  const usual = yTickCount(height);
  const nice = niceDomain(domain, usual, unit);
  for (let count = usual + 1; count <= maxYTickCount(height); count++) {
    if (domain[1] - domain[0] >= (nice[1] - nice[0]) * MIN_FILLED) break;
    const [low, high] = niceDomain(domain, count, unit);
    const ticks = (high - low) / tickStep([low, high], count, unit);
    const hasRoom = ticks * MIN_Y_TICK_SPACING <= height;
    if (hasRoom && high - low < nice[1] - nice[0]) return [low, high];
  }
  return nice;
}

/** Bounds on ticks. A wider domain may have a larger step, so it repeats until the step is stable. */
function niceDomain(
  domain: [number, number],
  count: number,
  unit: string | undefined,
): [number, number] {
  let nice = domain;
  let step = 0;
  for (let pass = 0; pass < 4; pass++) {
    const wanted = tickStep(nice, count, unit);
    if (wanted === step) break;
    step = wanted;
    const low = Math.floor(domain[0] / step) * step;
    const high = Math.ceil(domain[1] / step) * step;
    if (!Number.isFinite(low) || !Number.isFinite(high)) return domain;
    nice = [exactMultiple(low, step), exactMultiple(high, step)];
  }
  return nice;
}

// A step below 1 is the inverse of a whole number, so that multiples of 0.1 come out as written.
function exactMultiple(value: number, step: number): number {
  return step < 1 ? Math.round(value / step) / Math.round(1 / step) || 0 : value;
}
