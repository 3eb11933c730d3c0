import { withChanges } from "../base/with-changes.ts";
import {
  type ByteWriter,
  ensureCapacity,
  MAX_NUMBER_BYTES,
  writeFirst,
} from "../base/byte-writer.ts";
import { interpolateStack, type StackEdge } from "../data/stats/interpolate-stack.ts";
import { stack } from "../data/stats/stack.ts";
import type { Layer, MarkContext } from "../layout/mark-type.ts";
import type { AreaLayout, MarkBase } from "../layout/mark-layout.ts";
import { addColorDots } from "../layout/marks/color-dots.ts";
import { layoutPoints } from "../layout/marks/layout-points.ts";
import { scaleColumn, zeroPosition } from "../layout/marks/mark-positions.ts";
import { stackLayers } from "../layout/transforms/stack-layers.ts";
import { runEnd } from "../layout/marks/runs.ts";
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
import { drawBetween, drawHalfOpen, drawSliver, SLIVER } from "./stack-outline.ts";

const STACKED_RULE = "& .f{fill:currentColor;opacity:.85}";

/** An area from its points to zero, with a line along them; in a stack, to the one below, without. */
export const areaMark = /* @__PURE__ */ defineMark<AreaLayout>({
  kind: "area",
  connects: true,
  standsOnZero: true,
  stack: (layers, settings) =>
    stackLayers(layers, "area", settings, (series, mode, curve, countsEvents) =>
      countsEvents ? stack(series, mode) : interpolateStack(series, mode, curve === "step"),
    ),
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
  fillArea(out, withChanges(mark, mark.edge ?? {}), isStacked ? "f" : "a", decimals);
  if (!isStacked) drawLine(out, mark, decimals, attributes);
  else if (mayHaveDots(mark)) drawLonePoints(out, mark, decimals);
  drawColorDots(out, mark);
}

/** Lays out the outline of an area that has points between its own. */
function layoutEdge(
  { series, ...layer }: Layer,
  { xs, shifts, y0, y1 }: StackEdge,
  context: MarkContext,
): NonNullable<AreaLayout["edge"]> {
  const outline: Layer = { ...layer, series: { ...series, xs, ys: y1 }, y0, y1 };
  const points = layoutPoints(outline, context.y, context.plot, undefined);
  const bases = scaleColumn(y0, points, context);
  if (!points.reduced) shiftEdge(points, shifts);
  return { xs: points.xs, ys: points.ys, reduced: points.reduced, bases };
}

/** Moves edges aside, in place, to make room for points between gaps, which are drawn as slivers. */
function shiftEdge({ xs, ys, first }: MarkBase, shifts: Int8Array): void {
  let least = Number.NEGATIVE_INFINITY;
  for (let from = 0; from < xs.length; from++) {
    const to = Number.isNaN(ys[from]!) ? from : runEnd(ys, from);
    const isLone = xs[from] === xs[to];
    for (let i = from; i <= to; i++) {
      const shift = isLone ? 0 : (shifts[first + i]! * SLIVER) / 2;
      least = xs[i] = Math.max(least, xs[i]! + shift);
    }
    from = to;
  }
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
      const run = { xs, ys, from, to, leads: false, decimals: ownDecimals };
      if (bases !== undefined) drawBetween(out, run, bases, curve);
      else {
        drawRun(out, run, curve);
        closeOnZero(out, xs[from]!, zero, ownDecimals);
      }
    }
    from = to;
  }
  if (bases !== undefined) drawHalfOpen(out, xs, tops, bases, ownDecimals);
  closePath(out, path);
}

/** The upper edge, with the gaps of the lower one. */
function copyGaps(ys: number[], bases: number[] | undefined): number[] {
  if (bases === undefined || !bases.some(Number.isNaN)) return ys;
  return ys.map((y, i) => (Number.isNaN(bases[i]!) ? Number.NaN : y));
}

const V = 0x56;
const H = 0x48;
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
