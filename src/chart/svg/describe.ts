import { type Trend, trendOf } from "../derived/trend.ts";
import { escapeXml } from "../text/escape.ts";
import { extentBetween } from "../many/extremes.ts";
import { type Ink, makeRoom, put } from "./ink.ts";
import type { LaidOut } from "../layout.ts";
import { type MarkLayout, pointAt } from "../marks/mark.ts";
import type { NumberLabels } from "../labels/number-label.ts";
import type { Series } from "../series/series.ts";
import type { Settings } from "../settings.ts";
import { labelsOf } from "./tooltip.ts";
import { xOf } from "../scales/x-scale.ts";

const MOST_DESCRIBED = 8;

/**
 * Writes what a screen reader can be asked for: of each series its range, its last value and its
 * trend.
 */
export function putDescription(ink: Ink, laidOut: LaidOut, settings: Settings): void {
  const { description, horizontal } = settings;
  if (description !== undefined) return;
  const { layout, layers, scaffold } = laidOut;
  const start = ink.at;
  put(ink, "<desc>");
  const empty = ink.at;
  let told = 0;
  for (let m = 0; m < layers.length && told < MOST_DESCRIBED; m++) {
    const mark = layout.marks[m]!;
    if (mark.hidden || layers[m]!.derived === true) continue;
    const { name } = layers[m]!.series;
    const trend = trendOfMark(layers[m]!.series, mark, layout.x.slides);
    if (trend === undefined) continue;
    if (told++ > 0) put(ink, " ");
    const labels = labelsOf(mark, scaffold);
    put(ink, escapeXml(name));
    put(ink, ": ");
    putValue(ink, trend.min, labels);
    put(ink, " to ");
    putValue(ink, trend.max, labels);
    put(ink, ", last ");
    putValue(ink, trend.last, labels);
    put(ink, layout.x.kind === "band" || horizontal ? "." : ENDINGS[trend.direction]);
  }
  if (told > 0 && settings.variant !== "live") put(ink, escapeXml(stretchOf(laidOut, settings)));
  if (ink.at === empty) ink.at = start;
  else put(ink, "</desc>");
}

/** From where to where the points lie. Names tell that by themselves, and live charts by their axis. */
function stretchOf({ layout, layers, across }: LaidOut, settings: Settings): string {
  const { kind, ticks } = layout.x;
  if (kind === "band" || settings.horizontal || settings.variant === "sparkline") return "";
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const { series, hidden } of layers) {
    if (hidden || series.xs.length === 0) continue;
    low = Math.min(low, xOf(kind, series, 0));
    high = Math.max(high, xOf(kind, series, series.xs.length - 1));
  }
  const [from, to] = [across.axis.name(low), across.axis.name(high)];
  // A time of day leaves its day to the axis.
  const day = TIME_OF_DAY.test(from) ? ticks.find(({ sub }) => sub !== undefined)?.sub : undefined;
  const start = day === undefined ? from : `${day}, ${from}`;
  return from === to ? ` At ${start}.` : ` From ${start} to ${to}.`;
}

const TIME_OF_DAY = /^\d\d:\d\d/;

const ENDINGS = { rising: ", rising.", falling: ", falling.", steady: ", steady." };

/** Of many points, their extremes are known, and some of them tell the trend. */
function trendOfMark(series: Series, mark: MarkLayout, slides: boolean): Trend | undefined {
  const { points } = mark;
  const { xs, ys, extremes } = series;
  if (points === undefined) return trendOf(xs, ys, slides ? firstSeen(mark) : 0);
  const every = Math.ceil(points.length / MOST_LOOKED_AT);
  const some: number[] = [];
  for (let i = (points.length - 1) % every; i < points.length; i += every)
    some.push(pointAt(mark, i));
  const column = (values: Float64Array) => Float64Array.from(some, (point) => values[point]!);
  const trend = trendOf(column(xs), column(ys));
  const extent = extentBetween(ys, pointAt(mark, 0), ys.length, extremes);
  return trend && extent && { ...trend, min: extent[0], max: extent[1] };
}

const MOST_LOOKED_AT = 64;

function firstSeen({ first, leads }: MarkLayout): number {
  return leads ? first + 1 : first;
}

const LONGEST_VALUE = 64;

function putValue(ink: Ink, value: number, { write, value: label }: NumberLabels): void {
  if (write === undefined) return put(ink, escapeXml(label(value)));
  makeRoom(ink, LONGEST_VALUE);
  ink.at = write(ink.bytes, ink.at, value);
}
