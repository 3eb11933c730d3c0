import { MAX_TIME } from "../../../limits.ts";
import { bisectLeft } from "../../data/bisect.ts";
import { type Extent, extent, joinExtents, padDomain, MIN_SPAN } from "../../data/extent.ts";
import type { Series } from "../../data/series.ts";
import { liveSpan, type Span, type SpanOptions } from "../../data/window.ts";
import type { XKind } from "../../options/choices.ts";
import { findTimeGrain, sampleTimeGrain, type TimeGrain } from "../../format/time/time-grain.ts";
import type { Settings, XRange } from "../../options/settings.ts";
import { fromDecades } from "../../scales/log-scale.ts";
import { linearScale, type Scale, transformedScale } from "../../scales/scale.ts";
import type { XScale } from "../../scales/x-scale.ts";
import { hasBandwidth, measuredSeries } from "../layer.ts";
import type { Layer } from "../mark-type.ts";

/** The origin of a sliding scale moves before a position gets a fifth digit. */
const MAX_POSITION = 9999;

/** Creates the x scale of a plot `width` pixels wide. */
export function createXScale(layers: Layer[], width: number, settings: Settings): XScale {
  const kind = findXKind(layers, settings);
  if (kind === "band") return bandScale(layers, width);
  const scale = createUnbandedScale(kind, layers, width, settings);
  scale.grain = momentGrain(layers, settings);
  return scale;
}

function createUnbandedScale(
  kind: XKind,
  layers: Layer[],
  width: number,
  settings: Settings,
): XScale {
  const { window, xRange } = settings;
  const isWhole = layers.some(({ summarizesWindow }) => summarizesWindow);
  if (kind === "time" && xRange !== undefined && !isWhole) return rangeScale(xRange, width);
  return window === undefined || isWhole
    ? fixedScale(kind, layers, width)
    : slidingScale(kind, layers, width, settings);
}

/** The scale of a stretch of time, which cuts off what is before and after it. */
function rangeScale({ from, to, gap }: XRange, width: number): XScale {
  const scale = createFixed(linearScale([from, to], width), "time", 0);
  scale.slides = true;
  scale.gap = gap * scale.perUnit;
  return scale;
}

/** The unit that moments are written in; undefined where the points have none. */
export function momentGrain(
  layers: Layer[],
  { window, xRange, timeZone }: Settings,
): TimeGrain | undefined {
  const runs: Series[] = [];
  for (const layer of layers) {
    if (layer.series.xKind === "time") runs.push(measuredSeries(layer));
  }
  if (runs.length === 0) return undefined;
  const isWhole = window === undefined && xRange === undefined;
  return isWhole ? findTimeGrain(runs, timeZone) : sampleTimeGrain(runs, timeZone);
}

export function findXKind(layers: Layer[], { xAxis }: Settings): XKind {
  // A series without points has no x, so it says nothing about the axis.
  const one = layers.find(({ series }) => series.xs.length > 0) ?? layers[0];
  const own = one?.series.xKind ?? "time";
  // Names have no numbers: their only other axis is one that counts events.
  return own === "band" && xAxis !== "ordinal" ? own : (xAxis ?? own);
}

/** The names of the bands along x, in order, with those that only hidden series have. */
export function findCategories(layers: Layer[]): readonly string[] {
  return layers.find(({ series }) => series.categories !== undefined)?.series.categories ?? [];
}

function bandScale(layers: Layer[], width: number): XScale {
  const count = Math.max(1, findCategories(layers).length);
  const scale = linearScale([-0.5, count - 0.5], width);
  return createFixed(scale, "band", width / count);
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
  if (kind === "log") return logScale(extent ?? [1, 10], layers, width, maxCount);
  const hasBins = layers.some(({ binWidth }) => binWidth !== undefined);
  const domain = hasBins ? (extent ?? [0, 1]) : padSingleX(kind, extent ?? [0, 1]);
  if (!layers.some(hasBandwidth)) {
    const padded = padByShare(domain, markPaddingShare(layers, width));
    const scale = linearScale(clampDomain(kind, padded), width);
    return createFixed(scale, kind, width / (maxCount - 1));
  }
  const gap = kind === "ordinal" ? 1 : smallestGap(layers, domain, Number);
  const scale = linearScale(clampDomain(kind, padForBands(layers, domain, gap)), width);
  return createFixed(scale, kind, gap * scale.perUnit);
}

/** A scale that stays. Each property is named: spreading takes a twentieth of a drawing's time. */
export function createFixed(
  { domain, origin, perUnit, px, plain }: Scale,
  kind: XKind,
  gap: number,
): XScale {
  return { domain, origin, perUnit, px, plain, kind, slides: false, gap, grain: undefined };
}

/** The scale of a logarithmic axis for positive xs. All lengths below are in decades. */
function logScale(extent: [number, number], layers: Layer[], width: number, count: number): XScale {
  const [first, last] = [Math.log10(extent[0]), Math.log10(extent[1])];
  const hasBins = layers.some(({ binWidth }) => binWidth !== undefined);
  const pad = last > first || hasBins ? 0 : Math.log10(2);
  const domain: [number, number] = [first - pad, last + pad];
  const hasBands = layers.some(hasBandwidth);
  const gap = hasBands ? smallestGap(layers, domain, Math.log10) : 0;
  const [low, high] = hasBands
    ? padForBands(layers, domain, gap)
    : padByShare(domain, markPaddingShare(layers, width));
  const scale = transformedScale([fromDecades(low), fromDecades(high)], width, Math.log10);
  const px = hasBands ? gap * scale.perUnit : width / count;
  return createFixed(scale, "log", px);
}

/** Half a mark with a bandwidth is beyond its x. A single bin has empty bins' worth of room around. */
function padForBands(
  layers: Layer[],
  [low, high]: [number, number],
  gap: number,
): [number, number] {
  const isOneBin = low === high && layers.some(({ binWidth }) => binWidth !== undefined);
  const middle = low / 2 + high / 2;
  return isOneBin
    ? [middle - gap * BINS_AROUND_ONE, middle + gap * BINS_AROUND_ONE]
    : [low - gap / 2, high + gap / 2];
}

const BINS_AROUND_ONE = 2.5;

/** How far marks such as dots reach beyond the outermost xs, as a share of the length between these. */
function markPaddingShare(layers: Layer[], width: number): number {
  const pad = markPadding(layers, width);
  return pad / Math.max(1, width - 2 * pad);
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

/**
 * The smallest distance between neighbouring xs: the space that a mark with a bandwidth has.
 *
 * @param transform of the xs, in whose units the domain and the distance are.
 */
function smallestGap(
  layers: Layer[],
  [low, high]: [number, number],
  transform: (x: number) => number,
): number {
  let smallest = Number.POSITIVE_INFINITY;
  for (const { series, binWidth } of layers) {
    if (binWidth !== undefined) return binWidth;
    const { xs } = series;
    for (let i = 1; i < xs.length; i++) {
      const gap = transform(xs[i]!) - transform(xs[i - 1]!);
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
  const span = slidingSpan(kind, layers, width, settings);
  // Half of a mark with a bandwidth is beyond its x.
  const half = layers.some(hasBandwidth) ? span.gap / 2 : 0;
  const [from, to] = clampDomain(kind, [span.from - half, span.to + half]);
  const plots = Math.max(2, Math.floor(MAX_POSITION / width) - 1);
  const originStep = (to - from) * plots;
  // Numbers too large to tell the window's start from its end cannot slide.
  if (!(to - from > MIN_SPAN && Number.isFinite(originStep)))
    return fixedScale(kind, layers, width);
  const origin = Math.floor(from / originStep) * originStep;
  const { domain, perUnit, px, plain } = linearScale([from, to], width, origin);
  const gap = span.gap * perUnit;
  return { domain, origin, perUnit, px, plain, kind, slides: true, gap, grain: undefined };
}

/** What a live chart shows of an axis this many pixels wide. */
export function slidingSpan(
  kind: XKind,
  layers: Layer[],
  pixels: number,
  settings: Settings,
): Span {
  return kind === "ordinal"
    ? eventSpan(layers, settings)
    : timeSpan(kind, layers, pixels, settings);
}

function timeSpan(kind: XKind, layers: Layer[], pixels: number, settings: Settings) {
  return liveSpan(layers.map(measuredSeries), spanOptions(kind, pixels, settings));
}

/** What the span of an axis this many pixels wide depends on, besides the points: a clock, if x is time. */
export function spanOptions(kind: XKind, pixels: number, settings: Settings): SpanOptions {
  const { window = { points: 1 }, everyMs, staleMs } = settings;
  return { window, everyMs, staleMs, now: kind === "time" ? settings.now : undefined, pixels };
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
