import { firstAtOrAfter, liveSpan } from "./live-span.ts";
import type { Settings } from "./options.ts";
import { FURTHEST_TIME } from "./time-input.ts";
import { type Scale, extentOf, linearScale, unionOf, widened } from "./scale.ts";
import type { Series } from "./series.ts";

export type XKind = "time" | "linear" | "ordinal";

/** The horizontal scale. An ordinal one counts events, whatever their x. */
export interface XScale extends Scale {
  kind: XKind;
  /** The plot slides over its points: those before the domain exist, and are cut off at its edge. */
  slides: boolean;
  /** Pixels between points where they come in a steady rhythm. */
  gap: number;
}

/** A sliding origin stays put until positions would need a fifth digit. */
const LARGEST_POSITION = 9999;

/** The x scale of a plot `width` pixels wide. */
export function xScaleOf(series: Series[], width: number, settings: Settings): XScale {
  const kind = xKindOf(series, settings);
  return settings.window === undefined
    ? fixedScale(kind, series, width)
    : slidingScale(kind, series, width, settings);
}

/** The x of a series' point as the scale counts it. */
export function xOf(kind: XKind, series: Series, index: number): number {
  return kind === "ordinal" ? series.skipped + index : series.xs[index]!;
}

/** The index of a series' first point at this x or after it, as the scale counts x. */
export function firstFrom(x: number, kind: XKind, series: Series): number {
  if (kind !== "ordinal") return firstAtOrAfter(series.xs, x);
  return Math.max(0, Math.ceil(x) - series.skipped);
}

function xKindOf(series: Series[], { xAxis }: Settings): XKind {
  return xAxis ?? series[0]?.xKind ?? "time";
}

function fixedScale(kind: XKind, series: Series[], width: number): XScale {
  const extents = series.map((one) => (kind === "ordinal" ? eventExtent(one) : extentOf(one.xs)));
  const domain = roomyDomain(kind, unionOf(extents) ?? [0, 1]);
  const most = Math.max(2, ...series.map(({ xs }) => xs.length));
  return { ...linearScale(domain, width), kind, slides: false, gap: width / (most - 1) };
}

/** Around a single x there is room, as far as there are numbers and times. */
function roomyDomain(kind: XKind, extent: [number, number]): [number, number] {
  const furthest = kind === "time" ? FURTHEST_TIME : Number.MAX_VALUE;
  const room = kind === "time" ? HALF_A_MINUTE : Math.max(1, Math.abs(extent[0]) / 10);
  const [low, high] = widened(extent, room);
  return [Math.max(low, -furthest), Math.min(high, furthest)];
}

const HALF_A_MINUTE = 30_000;

function eventExtent({ skipped, xs }: Series): [number, number] | undefined {
  return xs.length === 0 ? undefined : [skipped, skipped + xs.length - 1];
}

function slidingScale(kind: XKind, series: Series[], width: number, settings: Settings): XScale {
  const { from, to, gap } =
    kind === "ordinal" ? eventSpan(series, settings) : timeSpan(series, settings);
  const plots = Math.max(2, Math.floor(LARGEST_POSITION / width) - 1);
  const stretch = (to - from) * plots;
  // Numbers too far apart, or too large for a window to be told from its end, have no rhythm that
  // a window could slide by.
  if (!(stretch > 0 && Number.isFinite(stretch))) return fixedScale(kind, series, width);
  const origin = Math.floor(from / stretch) * stretch;
  const { domain, perUnit, px } = linearScale([from, to], width, origin);
  return { domain, origin, perUnit, px, kind, slides: true, gap: gap * perUnit };
}

function timeSpan(series: Series[], { window, everyMs }: Settings) {
  return liveSpan(series, window ?? { points: 1 }, everyMs);
}

function eventSpan(series: Series[], { window }: Settings) {
  const points = window !== undefined && "points" in window ? window.points : 1;
  const newest = Math.max(0, ...series.map(({ skipped, xs }) => skipped + xs.length - 1));
  const length = Math.max(1, points - 1);
  const from = Math.max(0, newest - length);
  return { from, to: from + length, gap: 1 };
}
