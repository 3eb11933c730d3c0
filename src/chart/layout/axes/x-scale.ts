import { MAX_TIME } from "../../../limits.ts";
import { bisectLeft } from "../../data/bisect.ts";
import { type Extent, extent, joinExtents, padDomain } from "../../data/extent.ts";
import type { Series } from "../../data/series.ts";
import { liveSpan } from "../../data/window.ts";
import type { XKind } from "../../options/choices.ts";
import type { Settings } from "../../options/settings.ts";
import { linearScale, transformedScale } from "../../scales/scale.ts";
import type { XScale } from "../../scales/x-scale.ts";
import { hasBandwidth } from "../layer.ts";
import type { Layer } from "../mark-type.ts";

/** The origin of a sliding scale moves before a position gets a fifth digit. */
const MAX_POSITION = 9999;

/** Creates the x scale of a plot `width` pixels wide. */
export function createXScale(layers: Layer[], width: number, settings: Settings): XScale {
  const kind = findXKind(layers, settings);
  if (kind === "band") return bandScale(layers, width);
  return settings.window === undefined || layers.some(({ summarizesWindow }) => summarizesWindow)
    ? fixedScale(kind, layers, width)
    : slidingScale(kind, layers, width, settings);
}

export function findXKind(layers: Layer[], { xAxis }: Settings): XKind {
  return xAxis ?? layers[0]?.series.xKind ?? "time";
}

/** The names of the bands along x, in order, with those that only hidden series have. */
export function findCategories(layers: Layer[]): readonly string[] {
  return layers.find(({ series }) => series.categories !== undefined)?.series.categories ?? [];
}

function bandScale(layers: Layer[], width: number): XScale {
  const count = Math.max(1, findCategories(layers).length);
  const scale = linearScale([-0.5, count - 0.5], width);
  return { ...scale, kind: "band", slides: false, gap: width / count };
}

/** The scale of a chart that shows all its points. */
function fixedScale(kind: XKind, layers: Layer[], width: number): XScale {
  let extent: Extent;
  let maxCount = 2;
  for (const { series } of layers) {
    const own = kind === "ordinal" ? eventExtent(series) : xExtent(kind, series.xs);
    extent = joinExtents(extent, own);
    maxCount = Math.max(maxCount, series.xs.length);
  }
  const domain = padSingleX(kind, extent ?? [kind === "log" ? 1 : 0, kind === "log" ? 10 : 1]);
  const pad = markPadding(layers, width);
  const padShare = pad / Math.max(1, width - 2 * pad);
  if (kind === "log") {
    const [low, high] = padByShare([Math.log10(domain[0]), Math.log10(domain[1])], padShare);
    const scale = transformedScale([10 ** low, 10 ** high], width, Math.log10);
    return { ...scale, kind, slides: false, gap: width / maxCount };
  }
  if (!layers.some(hasBandwidth)) {
    const scale = linearScale(clampDomain(kind, padByShare(domain, padShare)), width);
    return { ...scale, kind, slides: false, gap: width / (maxCount - 1) };
  }
  const gap = kind === "ordinal" ? 1 : smallestGap(layers, domain);
  const scale = linearScale(clampDomain(kind, [domain[0] - gap / 2, domain[1] + gap / 2]), width);
  return { ...scale, kind, slides: false, gap: gap * scale.perUnit };
}

/** How many pixels marks such as dots and bubbles reach beyond their x. */
function markPadding(layers: Layer[], width: number): number {
  let padding = 0;
  for (const layer of layers) padding = Math.max(padding, layer.type.xPadding(layer, width));
  return padding;
}

/** Pads a domain on both sides by a share of its length. */
function padByShare([low, high]: [number, number], share: number): [number, number] {
  // Not (high - low) * share: the difference can be larger than the largest number.
  const pad = high * share - low * share;
  return [low - pad, high + pad];
}

/** Limits a domain to the valid times or numbers. */
function clampDomain(kind: XKind, [low, high]: [number, number]): [number, number] {
  const max = kind === "time" ? MAX_TIME : Number.MAX_VALUE;
  return [Math.max(low, -max), Math.min(high, max)];
}

/** The extent of sorted xs; of the positive ones, for a log scale. */
function xExtent(kind: XKind, xs: Float64Array): Extent {
  if (kind === "log") return extent(xs.subarray(bisectLeft(xs, Number.MIN_VALUE)));
  return xs.length === 0 ? undefined : [xs[0]!, xs[xs.length - 1]!];
}

/** The smallest distance between neighbouring xs: the space that a mark with a bandwidth has. */
function smallestGap(layers: Layer[], [low, high]: [number, number]): number {
  let smallest = Number.POSITIVE_INFINITY;
  for (const { series } of layers) {
    const { xs } = series;
    for (let i = 1; i < xs.length; i++) {
      const gap = xs[i]! - xs[i - 1]!;
      if (gap > 0 && gap < smallest) smallest = gap;
    }
  }
  const length = Math.min(high - low, Number.MAX_VALUE);
  return Math.min(length, Math.max(smallest, length / MAX_BANDS));
}

/** With more bands than this, none would be wide enough to see. */
const MAX_BANDS = 2000;

/** Pads a domain that is a single x. */
function padSingleX(kind: XKind, extent: [number, number]): [number, number] {
  if (kind === "log" && extent[0] === extent[1]) return [extent[0] / 2, extent[1] * 2];
  const pad = kind === "time" ? HALF_A_MINUTE : Math.max(1, Math.abs(extent[0]) / 10);
  return clampDomain(kind, padDomain(extent, pad));
}

const HALF_A_MINUTE = 30_000;

/** The extent of the event numbers of an ordinal scale. */
function eventExtent({ startIndex, xs }: Series): Extent {
  return xs.length === 0 ? undefined : [startIndex, startIndex + xs.length - 1];
}

/** The scale of a live chart, whose domain slides over the points while its origin stays. */
function slidingScale(kind: XKind, layers: Layer[], width: number, settings: Settings): XScale {
  const span = kind === "ordinal" ? eventSpan(layers, settings) : timeSpan(layers, settings);
  // Half of a mark with a bandwidth is beyond its x.
  const half = layers.some(hasBandwidth) ? span.gap / 2 : 0;
  const [from, to] = clampDomain(kind, [span.from - half, span.to + half]);
  const plots = Math.max(2, Math.floor(MAX_POSITION / width) - 1);
  const originStep = (to - from) * plots;
  // Numbers too large to tell the window's start from its end cannot slide.
  if (!(originStep > 0 && Number.isFinite(originStep))) return fixedScale(kind, layers, width);
  const origin = Math.floor(from / originStep) * originStep;
  const { domain, perUnit, px, plain } = linearScale([from, to], width, origin);
  return { domain, origin, perUnit, px, plain, kind, slides: true, gap: span.gap * perUnit };
}

function timeSpan(layers: Layer[], { window, everyMs }: Settings) {
  const series = layers.map((layer) => layer.series);
  return liveSpan(series, window ?? { points: 1 }, everyMs);
}

function eventSpan(layers: Layer[], { window }: Settings) {
  const points = window !== undefined && "points" in window ? window.points : 1;
  let newest = 0;
  for (const { series } of layers) {
    newest = Math.max(newest, series.startIndex + series.xs.length - 1);
  }
  const length = Math.max(1, points - 1);
  const from = Math.max(0, newest - length);
  return { from, to: from + length, gap: 1 };
}
