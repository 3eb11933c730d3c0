import { unitLogBase, log10OrNaN, logTicks, niceLogDomain } from "../../scales/log-scale.ts";
import {
  distinctBy,
  type NumberLabels,
  numberLabels,
  scatteredLabels,
} from "../../format/number-label.ts";
import { type Extent, SMALLEST_SPAN, type Transform, widened } from "../../scales/scale.ts";
import type { AxisSettings } from "../../options/settings.ts";
import {
  niceSymlogDomain,
  symlogConstant,
  symlog,
  symlogTicks,
} from "../../scales/symlog-scale.ts";
import { unitStep, unitTicks } from "../../format/unit.ts";

/** Bounds, ticks and labels of a y axis, before it is known where it stands. */
export interface YAxis {
  domain: [number, number];
  ticks: number[];
  labels: NumberLabels;
  /** How values are spread where that is not evenly. */
  transform?: Transform;
  /** The domain begins at the top. */
  fromTop?: boolean;
}

const PIXELS_PER_TICK = 56;
/** Low plots have closer ticks, up to so many: with two or three of them bounds would be far off. */
const PIXELS_IN_LOW = 34;
const FEW = 5;
const FEWEST_LOG = 4;
/** Between the powers of ten of a few decades, 2 and 5 times those show how the axis is bent. */
const PIXELS_IN_DECADE = 27;
/** Of many decades each has its tick, where they are as far apart as this. */
const PIXELS_PER_DECADE = 24;

/** How many ticks a logarithmic axis has room for, beyond what is usual. */
function roomInDecades([low, high]: [number, number], height: number): number {
  if (high >= low * 10 && high <= low * 1e3) return Math.floor(height / PIXELS_IN_DECADE);
  const decades = Math.ceil(log10OrNaN(high) - log10OrNaN(low));
  return Math.min(decades, Math.floor(height / PIXELS_PER_DECADE));
}

/** The bounds of a y axis for values of an extent (`undefined`: none), `height` pixels high. */
export function niceYDomain(
  extent: Extent,
  height: number,
  settings: AxisSettings,
): [number, number] {
  if (settings.scale === "linear") {
    return linearDomain(extent ?? [0, 1], settings, height);
  }
  const [low, high] = settings.scale === "log" ? niceLogDomain(extent) : niceSymlogDomain(extent);
  const fixed: [number, number] = [settings.domain[0] ?? low, settings.domain[1] ?? high];
  const isRight = fixed[0] < fixed[1] && (settings.scale === "symlog" || fixed[0] > 0);
  return isRight ? fixed : [low, high];
}

/** The y axis with these bounds, on a plot `height` pixels high. */
export function layoutYAxis(
  domain: [number, number],
  height: number,
  settings: AxisSettings,
  locale: string,
): YAxis {
  const { scale, format, unit } = settings;
  const look = { format, unit: unit === "" ? undefined : unit, locale };
  if (scale !== "linear") {
    const count = tickCount(height);
    const labels = scatteredLabels(look);
    if (scale === "log") {
      // A single tick would not tell that the axis is logarithmic.
      const most = Math.max(count, FEWEST_LOG, roomInDecades(domain, height));
      const ticks = logTicks(domain, most, unitLogBase(look.unit));
      return { domain, ticks: distinctBy(ticks, labels.tick), labels, transform: log10OrNaN };
    }
    const constant = symlogConstant(domain);
    const transform = (value: number) => symlog(value, constant);
    const ticks = symlogTicks(domain, count, constant);
    return { domain, ticks: distinctBy(ticks, labels.tick), labels, transform };
  }
  const count = countOf(domain, height, look.unit);
  const largest = Math.max(Math.abs(domain[0]), Math.abs(domain[1]));
  const labels = numberLabels(unitStep(domain, count, look.unit), largest, look);
  const ticks = unitTicks(domain, count, look.unit);
  return { domain, ticks: distinctBy(ticks, labels.tick), labels };
}

function tickCount(height: number): number {
  const few = Math.min(FEW, Math.floor(height / PIXELS_IN_LOW));
  return Math.max(2, few, Math.min(10, Math.round(height / PIXELS_PER_TICK)));
}

/** Where bounds on these ticks leave more of the plot empty, closer ticks are tried. */
const LEAST_FILLED = 0.66;
/** Ticks never stand closer than this. */
const CLOSEST = 21;

/** More ticks than usual, as far as a low plot has room for them. */
function mostTicks(height: number): number {
  const usual = tickCount(height);
  return usual >= FEW ? usual : Math.max(usual, Math.min(FEW, Math.floor(height / CLOSEST)));
}

/** So many ticks that there is one at both bounds, else as many as usual. */
function countOf(domain: [number, number], height: number, unit: string | undefined): number {
  const usual = tickCount(height);
  const hasBoth = (count: number) => {
    const step = unitStep(domain, count, unit);
    return domain.every((bound) => isMultiple(bound, step));
  };
  for (let count = usual; count <= mostTicks(height); count++) if (hasBoth(count)) return count;
  return hasBoth(usual - 1) ? usual - 1 : usual;
}

function isMultiple(value: number, step: number): boolean {
  const times = value / step;
  return Math.abs(times - Math.round(times)) < 1e-6;
}

// Values that differ by less than numbers of their size can tell apart are drawn as equal ones.
const FINEST = 1e-12;

function linearDomain(
  extent: [number, number],
  { domain: fixed, unit }: AxisSettings,
  height: number,
): [number, number] {
  const low =
    fixed[0] ??
    (fixed[1] === null ? extent[0] : Math.min(extent[0], fixed[1] - Math.abs(fixed[1] || 1)));
  const high =
    fixed[1] ??
    (fixed[0] === null ? extent[1] : Math.max(extent[1], fixed[0] + Math.abs(fixed[0] || 1)));
  const size = Math.max(Math.abs(low), Math.abs(high));
  const wide =
    high - low > Math.max(size * FINEST, SMALLEST_SPAN)
      ? ([low, high] as [number, number])
      : aroundOne(low, size);
  const [niceLow, niceHigh] = filledDomain(wide, height, unit === "" ? undefined : unit);
  return [fixed[0] ?? niceLow, fixed[1] ?? niceHigh];
}

function aroundOne(value: number, size: number): [number, number] {
  if (size <= SMALLEST_SPAN) return [0, 1];
  const [low, high] = widened([value, value], size * 0.1);
  return [Math.max(low, -Number.MAX_VALUE), Math.min(high, Number.MAX_VALUE)];
}

/** Bounds on whole ticks, of which not too much is empty. */
function filledDomain(
  domain: [number, number],
  height: number,
  unit: string | undefined,
): [number, number] {
  const usual = tickCount(height);
  const nice = niceDomain(domain, usual, unit);
  for (let count = usual + 1; count <= mostTicks(height); count++) {
    if (domain[1] - domain[0] >= (nice[1] - nice[0]) * LEAST_FILLED) break;
    const [low, high] = niceDomain(domain, count, unit);
    const ticks = (high - low) / unitStep([low, high], count, unit);
    if (ticks * CLOSEST <= height && high - low < nice[1] - nice[0]) return [low, high];
  }
  return nice;
}

/** Bounds on whole ticks. A wider domain may have a larger step, so this is done until it rests. */
function niceDomain(
  domain: [number, number],
  count: number,
  unit: string | undefined,
): [number, number] {
  let nice = domain;
  let step = 0;
  for (let pass = 0; pass < 4; pass++) {
    const wanted = unitStep(nice, count, unit);
    if (wanted === step) break;
    step = wanted;
    const low = Math.floor(domain[0] / step) * step;
    const high = Math.ceil(domain[1] / step) * step;
    if (!Number.isFinite(low) || !Number.isFinite(high)) return domain;
    nice = [exact(low, step), exact(high, step)];
  }
  return nice;
}

// A step below 1 is the inverse of a whole number, so that multiples of 0.1 come out as written.
function exact(value: number, step: number): number {
  return step < 1 ? Math.round(value / step) / Math.round(1 / step) || 0 : value;
}
