import type { XKind } from "../../options/choices.ts";
import type { XScale } from "../../scales/x-scale.ts";
import { hasBandwidth } from "../layer.ts";
import type { Layer } from "../mark-type.ts";
import { liveSpan } from "../../data/window.ts";
import { type Extent, extent, joinExtents, padDomain } from "../../data/extent.ts";
import { linearScale, transformedScale } from "../../scales/scale.ts";
import type { Series } from "../../data/series.ts";
import type { Settings } from "../../options/settings.ts";
import { MAX_TIME } from "../../../limits.ts";
import { bisectLeft } from "../../data/bisect.ts";

/** A sliding origin stays put until positions would need a fifth digit. */
const LARGEST_POSITION = 9999;

/** The x scale of a plot `width` pixels wide. */
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

/** The names of a band, in order; those that are only in series that are hidden, too. */
export function findCategories(layers: Layer[]): readonly string[] {
  return layers.find(({ series }) => series.categories !== undefined)?.series.categories ?? [];
}

function bandScale(layers: Layer[], width: number): XScale {
  const count = Math.max(1, findCategories(layers).length);
  const scale = linearScale([-0.5, count - 0.5], width);
  return { ...scale, kind: "band", slides: false, gap: width / count };
}

function fixedScale(kind: XKind, layers: Layer[], width: number): XScale {
  let extent: Extent;
  let most = 2;
  for (const { series } of layers) {
    extent = joinExtents(
      extent,
      kind === "ordinal" ? eventExtent(series) : xExtent(kind, series.xs),
    );
    most = Math.max(most, series.xs.length);
  }
  const plain = roomyDomain(kind, extent ?? [kind === "log" ? 1 : 0, kind === "log" ? 10 : 1]);
  if (kind === "log") return logScale(plain, layers, width, most);
  if (!layers.some(hasBandwidth)) {
    const pad = markPadding(layers, width);
    const scale = linearScale(held(kind, padded(plain, pad / Math.max(1, width - 2 * pad))), width);
    return { ...scale, kind, slides: false, gap: width / (most - 1) };
  }
  const gap = kind === "ordinal" ? 1 : smallestGap(layers, plain);
  const scale = linearScale(held(kind, [plain[0] - gap / 2, plain[1] + gap / 2]), width);
  return { ...scale, kind, slides: false, gap: gap * scale.perUnit };
}

function logScale(plain: [number, number], layers: Layer[], width: number, most: number): XScale {
  const pad = markPadding(layers, width);
  const decades: [number, number] = [Math.log10(plain[0]), Math.log10(plain[1])];
  const [low, high] = padded(decades, pad / Math.max(1, width - 2 * pad));
  const scale = transformedScale([10 ** low, 10 ** high], width, Math.log10);
  return { ...scale, kind: "log", slides: false, gap: width / most };
}

/** How many pixels marks reach beyond their x, such as dots and bubbles. */
function markPadding(layers: Layer[], width: number): number {
  let padding = 0;
  for (const layer of layers) padding = Math.max(padding, layer.type.xPadding(layer, width));
  return padding;
}

function padded([low, high]: [number, number], share: number): [number, number] {
  // Not (high - low) * share, as numbers may lie further apart than a number can say.
  const pad = high * share - low * share;
  return [low - pad, high + pad];
}

/** As much of a domain as there are numbers and times. */
function held(kind: XKind, [low, high]: [number, number]): [number, number] {
  const furthest = kind === "time" ? MAX_TIME : Number.MAX_VALUE;
  return [Math.max(low, -furthest), Math.min(high, furthest)];
}

function xExtent(kind: XKind, xs: Float64Array): Extent {
  if (kind === "log") return extent(xs.subarray(bisectLeft(xs, Number.MIN_VALUE)));
  return xs.length === 0 ? undefined : [xs[0]!, xs[xs.length - 1]!];
}

/** How far apart neighbours are at the least: the room that a broad mark has. */
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
  return Math.min(length, Math.max(smallest, length / MOST_BROAD));
}

/** Marks narrower than a share of this would not be seen. */
const MOST_BROAD = 2000;

/** Around a single x there is room, as far as there are numbers and times. */
function roomyDomain(kind: XKind, extent: [number, number]): [number, number] {
  if (kind === "log" && extent[0] === extent[1]) return [extent[0] / 2, extent[1] * 2];
  const room = kind === "time" ? HALF_A_MINUTE : Math.max(1, Math.abs(extent[0]) / 10);
  return held(kind, padDomain(extent, room));
}

const HALF_A_MINUTE = 30_000;

function eventExtent({ startIndex, xs }: Series): Extent {
  return xs.length === 0 ? undefined : [startIndex, startIndex + xs.length - 1];
}

function slidingScale(kind: XKind, layers: Layer[], width: number, settings: Settings): XScale {
  const span = kind === "ordinal" ? eventSpan(layers, settings) : timeSpan(layers, settings);
  // A broad mark stands to both sides of its x.
  const half = layers.some(hasBandwidth) ? span.gap / 2 : 0;
  const [from, to] = held(kind, [span.from - half, span.to + half]);
  const plots = Math.max(2, Math.floor(LARGEST_POSITION / width) - 1);
  const stretch = (to - from) * plots;
  // Numbers too far apart, or too large for a window to be told from its end, have no rhythm that
  // a window could slide by.
  if (!(stretch > 0 && Number.isFinite(stretch))) return fixedScale(kind, layers, width);
  const origin = Math.floor(from / stretch) * stretch;
  const { domain, perUnit, px, plain } = linearScale([from, to], width, origin);
  return { domain, origin, perUnit, px, plain, kind, slides: true, gap: span.gap * perUnit };
}

function timeSpan(layers: Layer[], { window, everyMs }: Settings) {
  const all = layers.map(({ series }) => series);
  return liveSpan(all, window ?? { points: 1 }, everyMs);
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
