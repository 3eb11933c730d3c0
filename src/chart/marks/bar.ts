import {
  type ByteWriter,
  ensureCapacity,
  MAX_NUMBER_BYTES,
  writeFirst,
  writeNext,
} from "../base/byte-writer.ts";
import { stack } from "../data/stats/stack.ts";
import type { Layer, MarkContext, MarkType } from "../layout/mark-type.ts";
import type { BarLayout, MarkBase } from "../layout/mark-layout.ts";
import { roundPixels, scaleYs } from "../layout/marks/apply-scale.ts";
import { binLayers } from "../layout/transforms/bin-values.ts";
import {
  evenWidth,
  FILLED_SHARE,
  MAX_BAR_WIDTH,
  centeredIndex,
  sharedWidth,
} from "../layout/marks/bandwidth.ts";
import {
  pickColors,
  applyBandwidth,
  clampAllToPlot,
  scaleColumn,
  zeroPosition,
} from "../layout/marks/mark-positions.ts";
import { stackLayers } from "../layout/transforms/stack-layers.ts";
import { defineMark, HIT_SIZE, hitRect } from "../svg/define-mark.ts";
import { drawHitAreas } from "../svg/hit-areas.ts";
import { defineConstructor } from "../svg/define-constructor.ts";
import { drawColorPaths, type Positions } from "../svg/color-paths.ts";
import { strokeRule } from "../svg/mark-rules.ts";
import { toSteps } from "./line.ts";
import { lengthenShortBars, separateShortBars } from "./short-bars.ts";

/** Bars from zero or, in a stack, from the bar below. Side by side, they share the width at an x. */
export const barMark: MarkType<BarLayout> = /* @__PURE__ */ defineMark<BarLayout>({
  kind: "bar",
  hasBandwidth: true,
  standsOnZero: true,
  stack: (layers, settings) =>
    stackLayers(layers, "bar", settings, (series, mode) => stack(series, mode)),
  ignoresGaps: true,
  isBackground: true,
  mutedBeside: ["candle"],
  binValues: binLayers,
  bandwidth(layer, gap, groups) {
    // Bins of a histogram touch, but for a line between them.
    if (layer.summarizesWindow === true) {
      return { width: Math.max(gap * FILLED_SHARE, gap - 1), offset: 0 };
    }
    const pitch = evenWidth(sharedWidth(gap * FILLED_SHARE, MAX_BAR_WIDTH, groups.size));
    const place = groups.get(barMark.bandGroup(layer));
    const width = groups.size > 1 ? pitch - gapInGroup(pitch) : pitch;
    return { width, offset: pitch * centeredIndex(place, groups.size) };
  },
  layout: (points, layer, context) =>
    context.plot.horizontal
      ? layoutHorizontal(layer, context)
      : layoutVertical(points, layer, context),
  settle: separateShortBars,
  baseAt: ({ bases, zero }, position) => bases?.[position] ?? zero,
  rules: ({ muted }) => (muted === true ? [MUTED_RULE] : []),
  sizeRules: ({ width = 1 }) => strokeRule("r", width),
  addStyleParts: (parts, { width, muted }) => void parts.push(width, muted),
  drawHitAreas,
  hitArea(mark, position, { horizontal }) {
    const { width = HIT_SIZE } = mark;
    if (!horizontal) return hitRect(width);
    const start = roundPixels(barMark.baseAt(mark, position) - mark.xs[position]!, 1);
    return { shape: "path", data: `M0 ${-width / 2}h${start}v${width}h${-start}z` };
  },
  draw: (out, mark, { decimals, settings }) => drawBars(out, mark, decimals, settings.horizontal),
});

const MUTED_RULE = "& .rm{opacity:.4}";

/** Wider bars have two pixels between them, so that their edges stay sharp. */
const MIN_SHARP_PITCH = 6;
/** Narrower bars have a hairline between them: this share of their pitch. */
const MIN_PIXEL_PITCH = 4;
const HAIRLINE_SHARE = 0.2;

/** Pixels between bars side by side. @param pitch from the middle of one to that of the next. */
function gapInGroup(pitch: number): number {
  if (pitch >= MIN_SHARP_PITCH) return 2;
  return pitch >= MIN_PIXEL_PITCH ? 1 : pitch * HAIRLINE_SHARE;
}

/** Bars that stand on zero. */
export const bar = /* @__PURE__ */ defineConstructor(barMark);

function layoutVertical(points: MarkBase, layer: Layer, context: MarkContext): BarLayout {
  const { series, y0, muted } = layer;
  const mark: BarLayout = Object.assign(points, {
    kind: "bar" as const,
    zero: zeroPosition(context.y),
  });
  clampAllToPlot(mark.ys, context.y);
  if (y0 !== undefined) {
    mark.bases = clampAllToPlot(scaleColumn(y0, mark, context), context.y);
    mark.stacked = true;
  } else lengthenShortBars({ mark, layer, scale: context.y, horizontal: false });
  if (series.colors !== undefined) mark.colors = pickColors(mark, series.colors);
  if (muted === true) mark.muted = true;
  applyBandwidth(mark, context.band);
  return mark;
}

/** Bars from left to right: values along x, names along y. */
function layoutHorizontal(layer: Layer, { plot, band }: MarkContext): BarLayout {
  const { series, mark, index, hidden, y1, y0 } = layer;
  const { x, y, decimals } = plot;
  const count = hidden ? 0 : series.xs.length;
  const offset = band?.offset ?? 0;
  const layout: BarLayout = {
    kind: "bar",
    name: series.name,
    index,
    axis: "y",
    hidden,
    dashed: false,
    dotted: false,
    curve: mark.curve,
    xs: clampAllToPlot(scaleYs(y1, count, 0, x, decimals), x),
    ys: scaleYs(series.xs, count, 0, y, decimals).map((py) => Math.round((py + offset) * 10) / 10),
    first: 0,
    leads: false,
    reduced: false,
    zero: zeroPosition(x),
    width: band?.width ?? 1,
  };
  if (series.color !== undefined) layout.color = series.color;
  // A gap has no place, as the gaps of all other marks.
  for (let i = 0; i < count; i++) if (Number.isNaN(layout.xs[i]!)) layout.ys[i] = Number.NaN;
  if (y0 !== undefined) {
    const starts = scaleColumn(y0, layout, { y: x, decimals });
    layout.bases = clampAllToPlot(starts, x);
    layout.stacked = true;
  } else lengthenShortBars({ mark: layout, layer, scale: x, horizontal: true });
  if (series.colors !== undefined) layout.colors = pickColors(layout, series.colors);
  return layout;
}

const M = 0x4d;
const H = 0x68;
const V = 0x76;

/** The capacity that one bar needs. */
const MAX_BAR_BYTES = 3 * MAX_NUMBER_BYTES + 2;

/** Draws bars as one path whose stroke is as wide as a bar, and as one more for each own colour. */
function drawBars(out: ByteWriter, mark: BarLayout, decimals: number, horizontal: boolean): void {
  const xs = toSteps(mark.xs, decimals);
  const ys = toSteps(mark.ys, decimals);
  const bases = mark.bases === undefined ? undefined : toSteps(mark.bases, decimals);
  const zero = Math.round(mark.zero * (decimals === 0 ? 1 : 10));
  const strokes: BarStrokes = { xs, ys, bases, zero, decimals, horizontal };
  const classes = mark.muted === true ? "r rm" : "r";
  drawColorPaths(out, classes, mark, (positions) => strokeBars(out, strokes, positions));
}

/** Bars in steps, as from `toSteps`. */
interface BarStrokes {
  xs: number[];
  ys: number[];
  bases: number[] | undefined;
  zero: number;
  decimals: number;
  horizontal: boolean;
}

/** Writes a stroke for each bar at these positions; none if it has no length. */
function strokeBars(
  out: ByteWriter,
  { xs, ys, bases, zero, decimals, horizontal }: BarStrokes,
  positions: Positions,
): void {
  const count = positions?.length ?? xs.length;
  ensureCapacity(out, count * MAX_BAR_BYTES);
  const { bytes } = out;
  let { offset } = out;
  for (let k = 0; k < count; k++) {
    const i = positions === undefined ? k : positions[k]!;
    const end = horizontal ? xs[i]! : ys[i]!;
    const start = bases === undefined ? zero : bases[i]!;
    const length = end - start;
    if (Number.isNaN(length) || length === 0) continue;
    bytes[offset++] = M;
    offset = writeFirst(bytes, offset, horizontal ? start : xs[i]!, decimals);
    offset = writeNext(bytes, offset, horizontal ? ys[i]! : start, decimals);
    bytes[offset++] = horizontal ? H : V;
    offset = writeFirst(bytes, offset, length, decimals);
  }
  out.offset = offset;
}
