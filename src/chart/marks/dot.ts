import {
  type ByteWriter,
  ensureCapacity,
  MAX_NUMBER_BYTES,
  put,
  putPixels,
  writeFirst,
  writeNext,
  writeText,
} from "../base/byte-writer.ts";
import type { Layer, MarkContext } from "../layout/mark-type.ts";
import { type DotLayout, pointAt } from "../layout/mark-layout.ts";
import { pickColors } from "../layout/marks/mark-positions.ts";
import type { Settings } from "../options/settings.ts";
import { maxBubbleRadius } from "../scales/bubble-radius.ts";
import type { Scale } from "../scales/scale.ts";
import { drawColorPaths, type Positions } from "../svg/color-paths.ts";
import { defineMark } from "../svg/define-mark.ts";
import { drawHitAreas } from "../svg/hit-areas.ts";
import { defineConstructor } from "../svg/define-constructor.ts";
import { DOT_RULE } from "../svg/mark-rules.ts";
import { bubbleShape, dotShape } from "../svg/shapes.ts";
import { swatchClasses } from "../svg/swatch.ts";
import { toSteps } from "./line.ts";

const BUBBLE_RULE = "& .o>*{fill:currentColor;fill-opacity:.55;stroke:currentColor}";

/** Pixels from the centre of a dot to what is next to it. */
const DOT_PADDING = 4;
const BUBBLE_PADDING = 2;
const MIN_HIT_RADIUS = 6;

/** Dots or, if points have a size, bubbles. */
export const dotMark = /* @__PURE__ */ defineMark<DotLayout>({
  kind: "dot",
  hasHitAreas: true,
  swatchRules: [DOT_RULE],
  xPadding({ series }, width) {
    if (series.fields?.size === undefined) return DOT_PADDING;
    return maxBubbleRadius(Number.POSITIVE_INFINITY, width) + BUBBLE_PADDING;
  },
  layout(points, layer, context) {
    const mark: DotLayout = Object.assign(points, { kind: "dot" as const });
    const { colors } = layer.series;
    if (colors !== undefined) mark.colors = pickColors(mark, colors);
    const radii = layoutRadii(mark, layer, context);
    if (radii !== undefined) mark.radii = radii;
    return mark;
  },
  valueText({ series }, point, labels) {
    const { fields, ys } = series;
    const y = labels.value(ys[point]!);
    const size = fields?.size?.[point] ?? Number.NaN;
    return Number.isNaN(size) ? y : `${y} (${labels.plain(size)})`;
  },
  valueParts({ series }, point, labels) {
    const { fields, ys } = series;
    const own = { name: "", text: labels.value(ys[point]!) };
    const size = fields?.size?.[point] ?? Number.NaN;
    return Number.isNaN(size) ? [own] : [own, { name: "size", text: labels.plain(size) }];
  },
  rules: ({ radii }) => [radii === undefined ? DOT_RULE : BUBBLE_RULE],
  addStyleParts: (parts, { radii }) => void parts.push(radii === undefined),
  swatch(item, settings) {
    const { classes, data } = dotShape(item.index, settings);
    return `<path class="${classes} ${swatchClasses(item)}" d="M${item.x + 6} ${item.y - 4}${data}"/>`;
  },
  drawHitAreas,
  hitArea: ({ radii }, position) => {
    return { shape: "circle", radius: Math.max(MIN_HIT_RADIUS, radii?.[position] ?? 0) };
  },
  draw: (out, mark, { decimals, settings }) => drawDots(out, mark, decimals, settings),
});

/** Dots or, where points have a `size`, bubbles. */
export const dots = /* @__PURE__ */ defineConstructor(dotMark);

const MIN_RADIUS = 2;
/** Of a dot without a size, beside bubbles. */
const PLAIN_RADIUS = 3;

/** The radius of each bubble: its area, not its radius, is proportional to its size. */
function layoutRadii(
  mark: DotLayout,
  { series }: Layer,
  { plot, y }: MarkContext,
): number[] | undefined {
  const { size } = series.fields ?? {};
  const { maxSize, x } = plot;
  if (size === undefined || !(maxSize > 0)) return undefined;
  const largest = maxBubbleRadius(rangeLength(y), rangeLength(x));
  return mark.xs.map((_, i) => {
    const share = size[pointAt(mark, i)]! / maxSize;
    if (Number.isNaN(share)) return PLAIN_RADIUS;
    const radius = Math.sqrt(share) * largest;
    return Math.max(MIN_RADIUS, Math.round(radius * 10) / 10);
  });
}

function rangeLength({ px, domain }: Scale): number {
  return Math.abs(px(domain[1]) - px(domain[0]));
}

/** Draws dots as one path, and as one more for each own colour; or draws bubbles. */
function drawDots(out: ByteWriter, mark: DotLayout, decimals: number, settings: Settings): void {
  if (mark.radii !== undefined) return drawBubbles(out, mark, mark.radii, settings);
  const { classes, data } = dotShape(mark.index, settings);
  const [xs, ys] = [toSteps(mark.xs, decimals), toSteps(mark.ys, decimals)];
  drawColorPaths(out, classes, mark, (positions) =>
    strokeDots(out, { xs, ys, decimals, data }, positions),
  );
}

const M = 0x4d;

/** Dots in steps, as from `toSteps`. */
interface DotStrokes {
  xs: number[];
  ys: number[];
  decimals: number;
  /** The path data of their shape. */
  data: string;
}

/** Writes the shape of each dot at these positions. */
function strokeDots(
  out: ByteWriter,
  { xs, ys, decimals, data }: DotStrokes,
  positions: Positions,
): void {
  const count = positions?.length ?? xs.length;
  ensureCapacity(out, count * (2 * MAX_NUMBER_BYTES + 1 + data.length));
  const { bytes } = out;
  let { offset } = out;
  for (let k = 0; k < count; k++) {
    const i = positions === undefined ? k : positions[k]!;
    if (Number.isNaN(ys[i]!)) continue;
    bytes[offset++] = M;
    offset = writeFirst(bytes, offset, xs[i]!, decimals);
    offset = writeNext(bytes, offset, ys[i]!, decimals);
    offset = writeText(bytes, offset, data);
  }
  out.offset = offset;
}

/** Draws large bubbles first, so that none hides another. */
function drawBubbles(out: ByteWriter, mark: DotLayout, radii: number[], settings: Settings): void {
  const { xs, ys, index, colors } = mark;
  const corners = bubbleShape(index, settings);
  put(out, `<g class="o s${index}">`);
  const order = Array.from(xs.keys()).sort((a, b) => radii[b]! - radii[a]!);
  for (const i of order) {
    if (Number.isNaN(ys[i]!)) continue;
    const color = colors?.[i];
    put(out, corners === undefined ? "<circle" : "<path");
    if (color !== undefined) put(out, ` color="${color}"`);
    if (corners === undefined) drawCircle(out, xs[i]!, ys[i]!, radii[i]!);
    else drawPolygon(out, xs[i]!, ys[i]!, radii[i]!, corners);
  }
  put(out, "</g>");
}

function drawCircle(out: ByteWriter, x: number, y: number, radius: number): void {
  put(out, ' cx="');
  putPixels(out, x);
  put(out, '" cy="');
  putPixels(out, y);
  put(out, '" r="');
  putPixels(out, radius);
  put(out, '"/>');
}

function drawPolygon(
  out: ByteWriter,
  x: number,
  y: number,
  radius: number,
  corners: readonly (readonly [number, number])[],
): void {
  put(out, ' d="');
  for (const [k, [dx, dy]] of corners.entries()) {
    put(out, k === 0 ? "M" : "L");
    putPixels(out, x + dx * radius);
    put(out, " ");
    putPixels(out, y + dy * radius);
  }
  put(out, 'z"/>');
}
