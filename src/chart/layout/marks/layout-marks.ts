import type { Layer } from "../layer.ts";
import type { Scale } from "../../scales/scale.ts";
import type { Series } from "../../data/series.ts";
import type { Settings } from "../../options/settings.ts";
import type { XScale } from "../axes/x-scale.ts";
import type { BoxLayout } from "../../marks/box.ts";
import { maxBubbleRadius } from "../../scales/bubble-radius.ts";
import { SHADES } from "../../marks/cell.ts";
import { type MarkLayout, pointAt } from "../mark-layout.ts";
import { layoutPoints } from "./layout-points.ts";
import { scaleYs } from "./apply-scale.ts";
import type { Bandwidth } from "./bandwidth.ts";
import type { ScrollCache } from "./scroll-cache.ts";

/** What the marks of a chart are laid out by. */
export interface MarkFrame {
  x: XScale;
  y: Scale;
  y2: Scale | undefined;
  decimals: number;
  /** The least and the most value of a heat map. */
  shadeDomain: [number, number];
  /** The largest size of a bubble. */
  largest: number;
  /** Bars lie: their values go along x. */
  horizontal: boolean;
  reduce: Settings["reduce"];
  /** The plot moves by a gap within each frame. */
  glides: boolean;
}

/** Where the marks of a layer come to lie. */
export function layoutMark(
  layer: Layer,
  room: Bandwidth | undefined,
  frame: MarkFrame,
  slide?: ScrollCache,
): MarkLayout {
  if (frame.horizontal) return lyingBars(layer, room, frame);
  const y = layer.mark.axis === "y2" && frame.y2 !== undefined ? frame.y2 : frame.y;
  const mark = layoutPoints(layer, frame.x, y, frame.decimals, frame.reduce, slide, frame.glides);
  const { kind } = mark;
  if (kind === "line") return mark;
  const edges = { mark, y, decimals: mark.reduced ? 0 : frame.decimals };
  if (kind === "dot") return withRadii(mark, layer.series, frame, y);
  if (kind === "cell") return withShades(mark, layer, room, frame);
  if (kind === "box") return withBoxes(mark, layer, room, y);
  mark.zero = clamped(Math.round(y.px(0)), y);
  if (kind === "area" || kind === "bar") {
    if (layer.y0 !== undefined) {
      mark.bases = columnOf(layer.y0, edges);
      mark.stacked = true;
    }
  } else {
    const { open, high, low } = layer.series.fields ?? {};
    if (high !== undefined) mark.highs = columnOf(high, edges);
    if (low !== undefined) mark.lows = columnOf(low, edges);
    if (open !== undefined) mark.opens = columnOf(open, edges);
    if (kind === "range") mark.hasLine = mark.ys.some((py) => !Number.isNaN(py));
  }
  if (layer.series.colors !== undefined) mark.colors = colorsOf(mark, layer.series);
  return room === undefined || kind === "area" || kind === "range" ? mark : beside(mark, room);
}

interface Edges {
  mark: MarkLayout;
  y: Scale;
  decimals: number;
}

/** Where the further ends of marks lie. What a logarithm does not know lies at the plot's edge. */
function columnOf(values: Float64Array, { mark, y, decimals }: Edges): number[] {
  const places = scaleYs(values, mark.points ?? mark.xs.length, mark.first, y, decimals);
  if (y.plain) return places;
  for (let i = 0; i < places.length; i++) {
    if (Number.isNaN(places[i]!) && !Number.isNaN(values[pointAt(mark, i)]!)) {
      places[i] = clamped(Number.NaN, y);
    }
  }
  return places;
}

/** Bars from left to right: their values along x, their names along y. */
function lyingBars(
  layer: Layer,
  room: Bandwidth | undefined,
  { x, y, decimals }: MarkFrame,
): MarkLayout {
  const { series, mark, index, hidden, y1, y0 } = layer;
  const count = hidden ? 0 : series.xs.length;
  const beside = room?.offset ?? 0;
  const layout: MarkLayout = {
    kind: "bar",
    name: series.name,
    index,
    axis: "y",
    hidden,
    dashed: false,
    curve: mark.curve,
    xs: scaleYs(y1, count, 0, x, decimals),
    ys: scaleYs(series.xs, count, 0, y, decimals).map((py) => Math.round((py + beside) * 10) / 10),
    first: 0,
    leads: false,
    reduced: false,
    zero: clamped(Math.round(x.px(0)), x),
    width: room?.width ?? 1,
  };
  if (series.color !== undefined) layout.color = series.color;
  if (y0 !== undefined) {
    layout.bases = scaleYs(y0, count, 0, x, decimals);
    layout.stacked = true;
  }
  if (series.colors !== undefined) layout.colors = colorsOf(layout, series);
  return layout;
}

/** The place itself or, where it is out of sight, the edge of the plot that is nearer to it. */
function clamped(px: number, { domain, px: place }: Scale): number {
  const edges = [place(domain[0]), place(domain[1])];
  const value = Number.isFinite(px) ? px : Math.max(...edges);
  return Math.round(Math.max(Math.min(...edges), Math.min(value, Math.max(...edges))));
}

function beside(mark: MarkLayout, { width, offset: offset }: Bandwidth): MarkLayout {
  mark.width = width;
  if (offset !== 0) mark.xs = mark.xs.map((x) => Math.round((x + offset) * 10) / 10);
  return mark;
}

function colorsOf(mark: MarkLayout, { colors }: Series): (string | undefined)[] {
  return mark.xs.map((_, i) => colors?.[pointAt(mark, i)]);
}

const SMALLEST_RADIUS = 2;

/** A bubble's area, not its radius, is in proportion to its size. */
function withRadii(
  mark: MarkLayout,
  series: Series,
  { x, largest }: MarkFrame,
  y: Scale,
): MarkLayout {
  if (series.colors !== undefined) mark.colors = colorsOf(mark, series);
  const { size } = series.fields ?? {};
  if (size === undefined || !(largest > 0)) return mark;
  const most = maxBubbleRadius(lengthOf(y), lengthOf(x));
  mark.radii = mark.xs.map((_, i) => {
    const radius = Math.sqrt(size[pointAt(mark, i)]! / largest) * most;
    return Math.max(SMALLEST_RADIUS, Math.round(radius * 10) / 10);
  });
  return mark;
}

function lengthOf({ px, domain }: Scale): number {
  return Math.abs(px(domain[1]) - px(domain[0]));
}

/** A heat map's rows stand in the order of their series. */
function withShades(
  mark: MarkLayout,
  layer: Layer,
  room: Bandwidth | undefined,
  frame: MarkFrame,
): MarkLayout {
  const [low, high] = frame.shadeDomain;
  const perShade = SHADES / (high - low || 1);
  const { ys } = layer.series;
  mark.shades = mark.xs.map((_, i) => {
    const value = ys[pointAt(mark, i)]!;
    if (Number.isNaN(value)) return -1;
    return Math.max(0, Math.min(SHADES - 1, Math.floor((value - low) * perShade)));
  });
  const steps = 10 ** frame.decimals;
  const y = Math.round(frame.y.px(layer.index) * steps) / steps;
  mark.ys = mark.ys.map((py) => (Number.isNaN(py) ? py : y));
  mark.width = room?.width ?? 1;
  mark.height = Math.abs(frame.y.perUnit);
  return mark;
}

function withBoxes(
  mark: MarkLayout,
  layer: Layer,
  room: Bandwidth | undefined,
  y: Scale,
): MarkLayout {
  if (room !== undefined) beside(mark, room);
  const px = (value: number) => {
    const at = Math.round(y.px(value));
    return Number.isNaN(at) ? clamped(at, y) : at;
  };
  mark.boxes = (layer.boxes ?? []).map(
    ({ low, q1, median, q3, high, outliers }, i): BoxLayout => ({
      x: mark.xs[i] ?? 0,
      low: px(low),
      q1: px(q1),
      median: px(median),
      q3: px(q3),
      high: px(high),
      outliers: Array.from(outliers, px),
    }),
  );
  return mark;
}
