import {
  type ByteWriter,
  ensureCapacity,
  MAX_NUMBER_BYTES,
  put,
  writeFirst,
  writeNext,
} from "../base/byte-writer.ts";
import type { StackEdge } from "../data/stats/interpolate-stack.ts";
import type { Layer, MarkContext } from "../layout/mark-type.ts";
import type { AreaLayout, MarkBase } from "../layout/mark-layout.ts";
import { addColorDots } from "../layout/marks/color-dots.ts";
import { layoutPoints } from "../layout/marks/layout-points.ts";
import { scaleColumn, zeroPosition } from "../layout/marks/mark-positions.ts";
import { runEnd } from "../layout/marks/runs.ts";
import type { Curve } from "../options/options.ts";
import { MAX_SEGMENT_BYTES, type CurveRun, SEGMENT_WRITERS } from "../svg/curve.ts";
import { defineMark } from "../svg/define-mark.ts";
import { defineConstructor } from "../svg/define-constructor.ts";
import { AREA_RULE, DOT_RULE, LINE_RULE } from "../svg/mark-rules.ts";
import { closePath, openPath } from "../svg/path.ts";
import { boxSwatch, swatchClasses } from "../svg/swatch.ts";
import {
  drawColorDots,
  drawLine,
  drawLonePoints,
  drawRun,
  lineAttributes,
  mayHaveDots,
  toSteps,
} from "./line.ts";

const STACKED_RULE = "& .f{fill:currentColor;opacity:.85}";

/** An area from its points to zero, with a line along them; in a stack, to the one below, without. */
export const areaMark = /* @__PURE__ */ defineMark<AreaLayout>({
  kind: "area",
  connects: true,
  standsOnZero: true,
  stacks: true,
  isBackground: true,
  layout(points, layer, context) {
    const mark: AreaLayout = Object.assign(points, {
      kind: "area" as const,
      zero: zeroPosition(context.y),
    });
    if (layer.y0 !== undefined) {
      mark.bases = scaleColumn(layer.y0, mark, context);
      mark.stacked = true;
    }
    addColorDots(mark, layer, context);
    if (layer.edge !== undefined) mark.edge = layoutEdge(layer, layer.edge, context);
    return mark;
  },
  rules(mark) {
    const own = mark.stacked === true ? [STACKED_RULE] : [LINE_RULE, AREA_RULE];
    return mayHaveDots(mark) ? [...own, DOT_RULE] : own;
  },
  addStyleParts: (parts, mark) => void parts.push(mark.stacked, mayHaveDots(mark)),
  isPale: ({ stack }) => stack === false,
  swatch(item) {
    const box = boxSwatch(item);
    if (!item.pale) return box;
    const { x, y } = item;
    return `${box}<path class="l ${swatchClasses(item)}" d="M${x + 1} ${y - 8}h10"/>`;
  },
  draw: (out, mark, { decimals, settings }) =>
    drawArea(out, mark, decimals, lineAttributes(mark, settings)),
});

/** An area that stands on zero. */
export const area = /* @__PURE__ */ defineConstructor(areaMark);

/** Draws an area and its line. @param attributes of the line, from `lineAttributes`. */
export function drawArea(
  out: ByteWriter,
  mark: AreaLayout,
  decimals: number,
  attributes: string,
): void {
  const isStacked = mark.stacked === true;
  fillArea(out, { ...mark, ...mark.edge }, isStacked ? "f" : "a", decimals);
  if (!isStacked) drawLine(out, mark, decimals, attributes);
  else if (mayHaveDots(mark)) drawLonePoints(out, mark, decimals);
  drawColorDots(out, mark);
}

/** Lays out the outline of an area that has points between its own. */
function layoutEdge(
  { series, ...layer }: Layer,
  { xs, y0, y1 }: StackEdge,
  context: MarkContext,
): NonNullable<AreaLayout["edge"]> {
  const outline: Layer = { ...layer, series: { ...series, xs, ys: y1 }, y0, y1 };
  const points = layoutPoints(outline, context.y, context.plot, undefined);
  const bases = scaleColumn(y0, points, context);
  return { xs: points.xs, ys: points.ys, reduced: points.reduced, bases };
}

/** What to fill: from `ys` to `bases` or, without them, to zero. */
type Fill = MarkBase & Pick<AreaLayout, "zero" | "bases">;

/** Fills each run between gaps. */
export function fillArea(out: ByteWriter, mark: Fill, classes: string, decimals: number): void {
  const curve = mark.reduced ? "linear" : mark.curve;
  const ownDecimals = mark.reduced ? 0 : decimals;
  const xs = toSteps(mark.xs, ownDecimals);
  const bases = mark.bases === undefined ? undefined : toSteps(mark.bases, ownDecimals);
  const tops = toSteps(mark.ys, ownDecimals);
  const ys = copyGaps(tops, bases);
  const zero = Math.round(mark.zero * (ownDecimals === 0 ? 1 : 10));
  const path = openPath(out, classes, mark);
  for (let from = 0; from < ys.length; from++) {
    if (Number.isNaN(ys[from]!)) continue;
    const to = runEnd(ys, from);
    if (bases !== undefined && xs[from] === xs[to]) {
      const top = Math.min(...ys.slice(from, to + 1));
      drawSliver(out, xs[from]!, top, Math.max(...bases.slice(from, to + 1)), ownDecimals);
    } else if (to > from) {
      drawRun(out, { xs, ys, from, to, leads: false, decimals: ownDecimals }, curve);
      if (bases === undefined) closeOnZero(out, xs[from]!, zero, ownDecimals);
      else
        closeOnBases(out, { xs, ys: bases, from, to, leads: false, decimals: ownDecimals }, curve);
    }
    from = to;
  }
  if (bases !== undefined) drawHalfOpen(out, xs, tops, bases, ownDecimals);
  closePath(out, path);
}

/** Draws points that have one edge only, as slivers at that edge. */
function drawHalfOpen(
  out: ByteWriter,
  xs: number[],
  tops: number[],
  bases: number[],
  decimals: number,
): void {
  for (let i = 0; i < xs.length; i++) {
    const [top, base] = [tops[i]!, bases[i]!];
    if (Number.isNaN(top) === Number.isNaN(base)) continue;
    const edge = Number.isNaN(top) ? base : top;
    drawSliver(out, xs[i]!, edge, edge, decimals);
  }
}

/** The width of a stretch that begins and ends at one x, in pixels. */
const SLIVER = 4;

/** Draws a stretch that has no width, as points between gaps have, so that it can be seen. */
function drawSliver(
  out: ByteWriter,
  x: number,
  top: number,
  bottom: number,
  decimals: number,
): void {
  const unit = decimals === 0 ? 1 : 10;
  ensureCapacity(out, 5 * MAX_NUMBER_BYTES);
  const { bytes } = out;
  let { offset } = out;
  bytes[offset++] = M;
  offset = writeFirst(bytes, offset, x - (SLIVER / 2) * unit, decimals);
  offset = writeNext(bytes, offset, top, decimals);
  bytes[offset++] = RIGHT;
  offset = writeFirst(bytes, offset, SLIVER * unit, decimals);
  bytes[offset++] = DOWN;
  offset = writeFirst(bytes, offset, Math.max(unit, bottom - top), decimals);
  bytes[offset++] = RIGHT;
  offset = writeFirst(bytes, offset, -SLIVER * unit, decimals);
  bytes[offset++] = Z;
  out.offset = offset;
}

/** The upper edge, with the gaps of the lower one. */
function copyGaps(ys: number[], bases: number[] | undefined): number[] {
  if (bases === undefined || !bases.some(Number.isNaN)) return ys;
  return ys.map((y, i) => (Number.isNaN(bases[i]!) ? Number.NaN : y));
}

const M = 0x4d;
const V = 0x56;
const H = 0x48;
const DOWN = 0x76;
const RIGHT = 0x68;
const Z = 0x5a;

/** Closes a run by two straight lines: down to zero and back to the left. */
function closeOnZero(out: ByteWriter, left: number, zero: number, decimals: number): void {
  ensureCapacity(out, 2 * MAX_NUMBER_BYTES);
  const { bytes } = out;
  let { offset } = out;
  bytes[offset++] = V;
  offset = writeFirst(bytes, offset, zero, decimals);
  bytes[offset++] = H;
  offset = writeFirst(bytes, offset, left, decimals);
  bytes[offset++] = Z;
  out.offset = offset;
}

/** Closes a run by its lower edge, from right to left. */
function closeOnBases(
  out: ByteWriter,
  { xs, ys, from, to, decimals }: CurveRun,
  curve: Curve,
): void {
  const count = to - from;
  const backXs: number[] = [];
  const backYs: number[] = [];
  for (let i = 0; i <= count; i++) {
    backXs[i] = -xs[to - i]!;
    backYs[i] = ys[to - i]!;
  }
  ensureCapacity(out, (count + 2) * MAX_SEGMENT_BYTES);
  put(out, "L");
  out.offset = writeFirst(out.bytes, out.offset, -backXs[0]!, decimals);
  out.offset = writeNext(out.bytes, out.offset, backYs[0]!, decimals);
  out.offset = SEGMENT_WRITERS[curve](
    out.bytes,
    out.offset,
    { xs: backXs, ys: backYs, from: 0, to: count, leads: false, decimals, back: true },
    0,
    count,
  );
  put(out, "Z");
}
