import { type Trend, computeTrend } from "../data/stats/trend.ts";
import { escapeXml } from "../format/text/escape.ts";
import { extentBetween } from "../data/decimate/extrema.ts";
import { type ByteWriter, ensureCapacity, put } from "../base/byte-writer.ts";
import type { ChartLayout } from "../layout/chart-layout.ts";
import { emptyText } from "../layout/empty-chart.ts";
import { absentText } from "../layout/held-values.ts";
import type { LaidOut } from "../layout/laid-out.ts";
import { shownLayer } from "../layout/layer.ts";
import { type MarkLayout, pointAt } from "../layout/mark-layout.ts";
import { MAX_WRITTEN_BYTES } from "../format/label-writer.ts";
import type { NumberLabels } from "../format/value-labels.ts";
import { describeEventsBeyond } from "../layout/limits-beyond.ts";
import type { Layer } from "../layout/mark-type.ts";
import { type Extent, extent } from "../data/extent.ts";
import type { Settings } from "../options/settings.ts";
import { putLiteral, byteLiteral } from "../base/byte-literal.ts";
import { layerLabels } from "../layout/value-text.ts";
import { indicesWithin } from "../data/x-range.ts";
import { xAt } from "../data/x-value.ts";
import { describeOutside } from "../layout/outside.ts";

const MAX_SERIES_DESCRIBED = 8;

/** No limit: a description is read aloud. */
const WIDE = Number.POSITIVE_INFINITY;

/** Draws the description for screen readers: range, last value and trend of each series. */
export function describeChart(out: ByteWriter, laidOut: LaidOut, settings: Settings): void {
  const { description, horizontal } = settings;
  if (description !== undefined) return;
  const { layout, layers, axes } = laidOut;
  const start = out.offset;
  putLiteral(out, OPEN);
  const empty = out.offset;
  let count = 0;
  for (let m = 0; m < layers.length && count < MAX_SERIES_DESCRIBED; m++) {
    const layer = layers[m]!;
    const mark = layout.marks[m]!;
    if (mark.hidden || layer.derived === true) continue;
    const { name } = layer.series;
    const absent = axes.absent.find((one) => one.layer === m);
    if (absent !== undefined) {
      put(out, escapeXml(`${count++ > 0 ? " " : ""}${name}: ${absentText(absent, laidOut)}.`));
      continue;
    }
    const labels = layerLabels(layer, axes);
    const trend = findTrend(shownLayer(layer), mark, layout.x.slides, settings);
    if (trend === undefined) {
      const band = bandText(layer, mark, labels, layout.x.slides, settings);
      if (band !== "") put(out, escapeXml(`${count++ > 0 ? " " : ""}${name}: ${band}.`));
      continue;
    }
    if (count++ > 0) put(out, " ");
    put(out, escapeXml(name));
    putLiteral(out, COLON);
    putAxisNumber(out, trend.min, labels);
    putLiteral(out, TO);
    putAxisNumber(out, trend.max, labels);
    putLiteral(out, LAST);
    putAxisNumber(out, trend.last, labels);
    const hasOrder = layout.x.kind !== "band" && !horizontal;
    putLiteral(out, hasOrder ? ENDINGS[trend.direction] : END);
    const missing = countMissing(mark, layout);
    if (missing > 0) put(out, ` ${missing} without a value.`);
  }
  // A sparkline has no text that says so.
  if (count === 0 && settings.variant === "sparkline")
    put(out, escapeXml(`${emptyText(layers, settings)}.`));
  if (count > 0 && settings.variant !== "live")
    put(out, escapeXml(describeSpan(laidOut, settings)));
  // The first sentence has no space before it.
  const remarks = [
    describeOutside(layout.outside, WIDE),
    axes.limitsBeyond,
    describeEventsBeyond(settings, layout.x.domain),
  ];
  for (const remark of remarks) {
    if (remark !== "") put(out, `${out.offset === empty ? "" : " "}${escapeXml(remark)}.`);
  }
  if (out.offset === empty) out.offset = start;
  else putLiteral(out, CLOSE);
}

/** The number of a row's visible cells without a value. */
function countMissing(mark: MarkLayout, { x, plot }: ChartLayout): number {
  if (mark.kind !== "cell" || mark.missing === undefined) return 0;
  const places = mark.missing.xs.map((px) => Math.round(px - x.slide));
  return places.filter((place) => place >= 0 && place <= plot.width).length;
}

/** The range of x in words; empty if x has names, which say it themselves. */
function describeSpan({ layout, layers, xAxis }: LaidOut, settings: Settings): string {
  const { kind } = layout.x;
  if (kind === "band" || settings.horizontal || settings.variant === "sparkline") return "";
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const { series, hidden } of layers) {
    if (hidden || series.xs.length === 0) continue;
    low = Math.min(low, xAt(kind, series, 0));
    high = Math.max(high, xAt(kind, series, series.xs.length - 1));
  }
  const { formatValue, exactValue = formatValue } = xAxis.axis;
  const label = kind === "time" || kind === "ordinal" ? exactValue : formatValue;
  const [from, to] = [label(low), label(high)];
  return from === to ? ` At ${from}.` : ` From ${from} to ${withoutDateOf(from, to)}.`;
}

/** The time of day at the end of a moment, and its date before it. */
const DATE_AND_TIME = /^(.+) (\d\d:\d\d\S*)$/;

/** A moment without its date, where that is the date of the moment before. */
function withoutDateOf(before: string, moment: string): string {
  const parts = DATE_AND_TIME.exec(moment);
  return parts !== null && parts[1] === DATE_AND_TIME.exec(before)?.[1] ? parts[2]! : moment;
}

const OPEN = byteLiteral("<desc>");
const COLON = byteLiteral(": ");
const TO = byteLiteral(" to ");
const LAST = byteLiteral(", last ");
const END = byteLiteral(".");
const ENDINGS = {
  rising: byteLiteral(", rising."),
  falling: byteLiteral(", falling."),
  steady: byteLiteral(", steady."),
};
const CLOSE = byteLiteral("</desc>");

/** Range, last value and trend of a mark; undefined if it has no values. */
function findTrend(
  { series, y1 }: Layer,
  mark: MarkLayout,
  slides: boolean,
  { reduce, xRange }: Settings,
): Trend | undefined {
  const { points } = mark;
  const { xs, ys, extremaIndex } = series;
  if (xRange !== undefined && slides) {
    const [from, to] = indicesWithin(xs, xRange);
    return computeTrend(xs.subarray(0, to), ys.subarray(0, to), from);
  }
  if (points === undefined) return computeTrend(xs, ys, slides ? firstVisible(mark) : 0);
  // Of many points, a sample gives the trend, and an index or the decimation the extremes.
  const every = Math.ceil(points.length / MAX_TREND_POINTS);
  const from = (points.length - 1) % every;
  const count = Math.floor((points.length - 1 - from) / every) + 1;
  const [someXs, someYs] = [new Float64Array(count), new Float64Array(count)];
  for (let k = 0; k < count; k++) {
    const point = pointAt(mark, from + k * every);
    someXs[k] = xs[point]!;
    someYs[k] = ys[point]!;
  }
  const trend = computeTrend(someXs, someYs);
  // M4 keeps the extremes of each pixel column: of these values unless they were stacked.
  const hasExtremes = reduce === "m4" && y1 === ys && extremaIndex === undefined;
  const extent = hasExtremes
    ? pickedExtent(ys, mark, points.length)
    : extentBetween(ys, pointAt(mark, 0), ys.length, extremaIndex);
  if (trend === undefined || extent === undefined) return undefined;
  [trend.min, trend.max] = extent;
  return trend;
}

/** A band without a line in words: its lowest, highest and last values; empty where it has none. */
function bandText(
  layer: Layer,
  mark: MarkLayout,
  labels: NumberLabels,
  slides: boolean,
  { xRange }: Settings,
): string {
  const { xs, fields } = layer.series;
  const { low, high } = fields ?? {};
  if (low === undefined || high === undefined || xs.length === 0) return "";
  const start = mark.points === undefined ? firstVisible(mark) : pointAt(mark, 0);
  const [from, to] =
    xRange !== undefined && slides ? indicesWithin(xs, xRange) : [slides ? start : 0, xs.length];
  const lows = computeTrend(xs, low, from, to);
  const highs = computeTrend(xs, high, from, to);
  if (lows === undefined || highs === undefined) return "";
  let last = to - 1;
  while (Number.isNaN(low[last]! + high[last]!) && last > from) last--;
  const [least, most] = [Math.min(lows.min, highs.min), Math.max(lows.max, highs.max)];
  const end = layer.type.valueText(layer, last, labels);
  return `${labels.value(least)} to ${labels.value(most)}, last ${end}`;
}

function pickedExtent(ys: Float64Array, mark: MarkLayout, count: number): Extent {
  const picked = new Float64Array(count);
  for (let i = 0; i < count; i++) picked[i] = ys[pointAt(mark, i)]!;
  return extent(picked);
}

const MAX_TREND_POINTS = 64;

function firstVisible({ first, leads }: MarkLayout): number {
  return leads ? first + 1 : first;
}

const single = new Float64Array(1);

/** Writes a value as its axis does. */
function putAxisNumber(
  out: ByteWriter,
  value: number,
  { write, value: label }: NumberLabels,
): void {
  if (write === undefined) return put(out, escapeXml(label(value)));
  ensureCapacity(out, MAX_WRITTEN_BYTES);
  single[0] = value;
  out.offset = write(out.bytes, out.offset, single, 0);
}
