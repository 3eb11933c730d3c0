import {
  type ByteWriter,
  ensureCapacity,
  MAX_NUMBER_BYTES,
  put,
  putPixels,
  writeFirst,
  writeNext,
} from "../base/byte-writer.ts";
import { nearest } from "../base/nearest.ts";
import type { PlainLayout, MarkBase } from "../layout/mark-layout.ts";
import type { DrawContext } from "../layout/mark-type.ts";
import { addColorDots } from "../layout/marks/color-dots.ts";
import { type CurveRun, isGapless, isSinglePoint, runEnd } from "../layout/marks/runs.ts";
import type { Curve } from "../options/choices.ts";
import type { Settings } from "../options/settings.ts";
import { MAX_SEGMENT_BYTES, SEGMENT_WRITERS } from "../svg/curve.ts";
import { defineMark, SWATCH_WIDTH } from "../svg/define-mark.ts";
import { defineConstructor } from "../svg/define-constructor.ts";
import { DOT_RULE, LINE_RULE } from "../svg/mark-rules.ts";
import { closePath, openPath } from "../svg/path.ts";
import { shapeKind } from "../svg/shapes.ts";
import { swatchClasses } from "../svg/swatch.ts";

/** Different dashes look alike on a shorter line. */
const DASHED_SWATCH_WIDTH = 28;

/** A line through its points. A point alone between two gaps is a dot. */
export const lineMark = /* @__PURE__ */ defineMark<PlainLayout>({
  kind: "line",
  connects: true,
  scrolls: true,
  swatchRules: [LINE_RULE],
  layout(points, layer, context) {
    addColorDots(points, layer, context);
    return points as PlainLayout;
  },
  rules: lineRules,
  addStyleParts: (parts, mark) => void parts.push(mayHaveDots(mark)),
  swatchWidth,
  swatch(item, settings) {
    const { dashed, dotted, x, y } = item;
    // Two whole dashes, rather than what the dash pattern would leave.
    const pattern = dotted ? "h2m3 0h2m3 0h2" : "h5m2 0h5";
    const data = dashed ? pattern : `h${swatchWidth(settings, item.index) - 6}`;
    return `<path class="l ${swatchClasses(item)}" d="M${x} ${y - 4}${data}"/>`;
  },
  draw(out, mark, { decimals, settings }) {
    drawLine(out, mark, decimals, lineAttributes(mark, settings));
    drawColorDots(out, mark);
  },
});

/** A line through its points, for `chart().add(line("CPU", points))`. */
export const line = /* @__PURE__ */ defineConstructor(lineMark);

function swatchWidth(settings: Settings, index: number): number {
  return hasDashes(index, settings) ? DASHED_SWATCH_WIDTH : SWATCH_WIDTH;
}

/** Whether a series' line is dashed to differ from others, or stands beside such lines. */
function hasDashes(index: number, settings: Pick<Settings, "distinguish" | "theme">): boolean {
  return settings.distinguish === "shape" || shapeKind(index, settings) > 0;
}

/** The rules of a mark with a line, and those of dots if points may be alone. */
function lineRules(mark: MarkBase): string[] {
  return mayHaveDots(mark) ? [LINE_RULE, DOT_RULE] : [LINE_RULE];
}

/** Whether a mark with a line has dots of their own colour, or gaps, between which points may be alone. */
export function mayHaveDots({ xs, ys, colorDots }: MarkBase): boolean {
  return colorDots !== undefined || (ys.length > 0 && !isGapless(xs, ys));
}

/**
 * The attribute that lets a line draw itself on entry. It measures the line in its own length, and
 * dashes are measured in pixels, so dashed lines do not have it.
 */
export function lineAttributes(
  { dashed, index }: MarkBase,
  settings: Pick<DrawContext["settings"], "animate" | "distinguish" | "theme">,
): string {
  const drawsItself = settings.animate && !dashed && !hasDashes(index, settings);
  return drawsItself ? ' pathLength="1"' : "";
}

function lineClasses({ dashed, dotted }: MarkBase): string {
  if (!dashed) return "l";
  return dotted ? "l zt" : "l z";
}

/** Draws a line's runs between gaps, and points that are alone as dots. */
export function drawLine(
  out: ByteWriter,
  mark: MarkBase,
  decimals: number,
  attributes: string,
): void {
  const curve = mark.reduced ? "linear" : mark.curve;
  const ownDecimals = mark.reduced ? 0 : decimals;
  const xs = toSteps(mark.xs, ownDecimals);
  const ys = toSteps(mark.ys, ownDecimals);
  const { scroll } = mark;
  const path = openPath(out, lineClasses(mark), mark, attributes);
  if (scroll !== undefined && xs.length > 2 && isGapless(xs, ys)) {
    const run = { xs, ys, from: 0, to: xs.length - 1, leads: mark.leads, decimals: ownDecimals };
    drawMoveTo(out, run);
    scroll.drawSegments(out, scroll, run, curve);
    closePath(out, path);
    return;
  }
  let loneCount = 0;
  for (let from = 0; from < ys.length; from++) {
    if (Number.isNaN(ys[from]!)) continue;
    const to = runEnd(ys, from);
    if (isSinglePoint(xs, ys, from, to)) loneCount++;
    else {
      const leads = mark.leads && from === 0;
      drawRun(out, { xs, ys, from, to, leads, decimals: ownDecimals }, curve);
    }
    from = to;
  }
  closePath(out, path);
  if (loneCount > 0) drawLonePoints(out, mark, decimals);
}

/** Positions as whole numbers for path data: pixels, or tenths of pixels with one decimal. */
export function toSteps(places: number[], decimals: number): number[] {
  if (decimals === 0) return places;
  const steps: number[] = [];
  for (let i = 0; i < places.length; i++) steps[i] = nearest(places[i]! * 10);
  return steps;
}

const M = 0x4d;

/** Draws a run: its start and its segments. */
export function drawRun(out: ByteWriter, run: CurveRun, curve: Curve): void {
  const { from, to } = run;
  drawMoveTo(out, run);
  ensureCapacity(out, (to - from) * MAX_SEGMENT_BYTES);
  out.offset = SEGMENT_WRITERS[curve](out.bytes, out.offset, run, from, to);
}

function drawMoveTo(out: ByteWriter, { xs, ys, from, decimals }: CurveRun): void {
  ensureCapacity(out, 2 * MAX_NUMBER_BYTES + 1);
  const { bytes } = out;
  bytes[out.offset] = M;
  const at = writeFirst(bytes, out.offset + 1, xs[from]!, decimals);
  out.offset = writeNext(bytes, at, ys[from]!, decimals);
}

/** Draws the dots of points with a colour of their own, as a path for each colour. */
export function drawColorDots(out: ByteWriter, { colorDots }: MarkBase): void {
  if (colorDots === undefined) return;
  for (const [color, places] of colorDots) {
    put(out, `<path class="d" color="${color}" d="`);
    for (const [x, y] of places) {
      put(out, "M");
      putPixels(out, x);
      put(out, " ");
      putPixels(out, y);
      put(out, "h0");
    }
    put(out, '"/>');
  }
}

/** Draws points that are alone between gaps as dots. */
export function drawLonePoints(out: ByteWriter, mark: MarkBase, decimals: number): void {
  const ownDecimals = mark.reduced ? 0 : decimals;
  const xs = toSteps(mark.xs, ownDecimals);
  const ys = toSteps(mark.ys, ownDecimals);
  const path = openPath(out, "d", mark);
  for (let from = 0; from < ys.length; from++) {
    if (Number.isNaN(ys[from]!)) continue;
    const to = runEnd(ys, from);
    if (isSinglePoint(xs, ys, from, to)) {
      drawRun(out, { xs, ys, from, to: from, leads: false, decimals: ownDecimals }, "linear");
      put(out, "h0");
    }
    from = to;
  }
  closePath(out, path);
}
