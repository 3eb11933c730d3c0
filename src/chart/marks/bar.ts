import {
  type ByteWriter,
  ensureCapacity,
  MAX_NUMBER_BYTES,
  put,
  writeFirst,
  writeNext,
} from "../base/byte-writer.ts";
import type { Layer, MarkContext, MarkType } from "../layout/mark-type.ts";
import type { BarLayout, MarkBase } from "../layout/mark-layout.ts";
import { scaleYs } from "../layout/marks/apply-scale.ts";
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
  scaleColumn,
  zeroPosition,
} from "../layout/marks/mark-positions.ts";
import { defineMark, HIT_SIZE, hitRect } from "../svg/define-mark.ts";
import { defineConstructor } from "../svg/define-constructor.ts";
import { strokeRule } from "../svg/mark-rules.ts";
import { closePath, openPath } from "../svg/path.ts";
import { toSteps } from "./line.ts";

/** Bars from zero or, in a stack, from the bar below. Side by side, they share the width at an x. */
export const barMark: MarkType<BarLayout> = /* @__PURE__ */ defineMark<BarLayout>({
  kind: "bar",
  hasBandwidth: true,
  standsOnZero: true,
  stacks: true,
  ignoresGaps: true,
  isBackground: true,
  mutedBeside: ["candle"],
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
  baseAt: ({ bases, zero }, position) => bases?.[position] ?? zero,
  rules: ({ muted }) => (muted === true ? [MUTED_RULE] : []),
  sizeRules: ({ width = 1 }) => strokeRule("r", width),
  addStyleParts: (parts, { width, muted }) => void parts.push(width, muted),
  hitArea(mark, position, { horizontal }) {
    const { width = HIT_SIZE } = mark;
    if (!horizontal) return hitRect(width);
    const start = barMark.baseAt(mark, position) - mark.xs[position]!;
    return `<path d="M0 ${-width / 2}h${start}v${width}h${-start}z"/>`;
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

function layoutVertical(
  points: MarkBase,
  { series, y0, muted }: Layer,
  context: MarkContext,
): BarLayout {
  const mark: BarLayout = Object.assign(points, {
    kind: "bar" as const,
    zero: zeroPosition(context.y),
  });
  if (y0 !== undefined) {
    mark.bases = scaleColumn(y0, mark, context);
    mark.stacked = true;
  }
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
    curve: mark.curve,
    xs: scaleYs(y1, count, 0, x, decimals),
    ys: scaleYs(series.xs, count, 0, y, decimals).map((py) => Math.round((py + offset) * 10) / 10),
    first: 0,
    leads: false,
    reduced: false,
    zero: zeroPosition(x),
    width: band?.width ?? 1,
  };
  if (series.color !== undefined) layout.color = series.color;
  if (y0 !== undefined) {
    layout.bases = scaleYs(y0, count, 0, x, decimals);
    layout.stacked = true;
  }
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
  const classes = mark.muted === true ? "r rm" : "r";
  const path = openPath(out, classes, mark);
  strokeBars(out, mark, decimals, horizontal, (i) => mark.colors?.[i] === undefined);
  closePath(out, path);
  for (const color of new Set(mark.colors)) {
    if (color === undefined) continue;
    put(out, `<path class="${classes}" color="${color}" d="`);
    strokeBars(out, mark, decimals, horizontal, (i) => mark.colors?.[i] === color);
    put(out, '"/>');
  }
}

/** Writes a stroke for each wanted bar: at least a pixel long, none if its value is zero. */
function strokeBars(
  out: ByteWriter,
  mark: BarLayout,
  decimals: number,
  horizontal: boolean,
  isWanted: (i: number) => boolean,
): void {
  const steps = decimals === 0 ? 1 : 10;
  const xs = toSteps(mark.xs, decimals);
  const ys = toSteps(mark.ys, decimals);
  const bases = mark.bases === undefined ? undefined : toSteps(mark.bases, decimals);
  const zero = Math.round(mark.zero * steps);
  ensureCapacity(out, xs.length * MAX_BAR_BYTES);
  const { bytes } = out;
  let { offset } = out;
  for (let i = 0; i < xs.length; i++) {
    const end = horizontal ? xs[i]! : ys[i]!;
    const start = bases === undefined ? zero : bases[i]!;
    const length = end - start;
    if (Number.isNaN(length) || length === 0 || !isWanted(i)) continue;
    const visible = Math.abs(length) < steps ? Math.sign(length) * steps : length;
    bytes[offset++] = M;
    offset = writeFirst(bytes, offset, horizontal ? start : xs[i]!, decimals);
    offset = writeNext(bytes, offset, horizontal ? ys[i]! : start, decimals);
    bytes[offset++] = horizontal ? H : V;
    offset = writeFirst(bytes, offset, visible, decimals);
  }
  out.offset = offset;
}
