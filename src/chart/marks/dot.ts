import {
  type ByteWriter,
  MAX_NUMBER_BYTES,
  ensureCapacity,
  put,
  putPixels,
  writeFirst,
  writeNext,
  writeText,
} from "../base/byte-writer.ts";
import type { Settings } from "../options/settings.ts";
import { bubbleShape, dotShape } from "../svg/shapes.ts";
import { toSteps } from "./line.ts";
import type { MarkLayout } from "../layout/mark-layout.ts";
import { closePath, openPath } from "../svg/path.ts";

/** Draws dots as one path, of strokes without length or of small shapes, and bubbles as circles. */
export function drawDots(
  out: ByteWriter,
  mark: MarkLayout,
  decimals: number,
  settings: Settings,
): void {
  if (mark.radii !== undefined) return drawBubbles(out, mark, mark.radii, settings);
  const { classes, data } = dotShape(mark.index, settings);
  const path = openPath(out, classes, mark);
  strokeDots(out, mark, decimals, data, undefined);
  closePath(out, path);
  for (const color of new Set(mark.colors)) {
    if (color === undefined) continue;
    put(out, `<path class="${classes}" color="${color}" d="`);
    strokeDots(out, mark, decimals, data, color);
    put(out, '"/>');
  }
}

const M = 0x4d;

function strokeDots(
  out: ByteWriter,
  { xs: places, ys: heights, colors }: MarkLayout,
  decimals: number,
  data: string,
  color: string | undefined,
): void {
  const xs = toSteps(places, decimals);
  const ys = toSteps(heights, decimals);
  ensureCapacity(out, xs.length * (2 * MAX_NUMBER_BYTES + 1 + data.length));
  const { bytes } = out;
  let { offset } = out;
  for (let i = 0; i < xs.length; i++) {
    if (Number.isNaN(ys[i]!) || colors?.[i] !== color) continue;
    bytes[offset++] = M;
    offset = writeFirst(bytes, offset, xs[i]!, decimals);
    offset = writeNext(bytes, offset, ys[i]!, decimals);
    offset = writeText(bytes, offset, data);
  }
  out.offset = offset;
}

/** Large bubbles first, so that none hides another. */
function drawBubbles(out: ByteWriter, mark: MarkLayout, radii: number[], settings: Settings): void {
  const { xs, ys, index, colors } = mark;
  const corners = bubbleShape(index, settings);
  put(out, `<g class="o s${index}">`);
  const order = Array.from(xs.keys()).sort((a, b) => radii[b]! - radii[a]!);
  for (const i of order) {
    if (Number.isNaN(ys[i]!)) continue;
    const color = colors?.[i];
    put(out, corners === undefined ? "<circle" : "<path");
    if (color !== undefined) put(out, ` color="${color}"`);
    if (corners === undefined) putCircle(out, xs[i]!, ys[i]!, radii[i]!);
    else putCorners(out, xs[i]!, ys[i]!, radii[i]!, corners);
  }
  put(out, "</g>");
}

function putCircle(out: ByteWriter, x: number, y: number, radius: number): void {
  put(out, ' cx="');
  putPixels(out, x);
  put(out, '" cy="');
  putPixels(out, y);
  put(out, '" r="');
  putPixels(out, radius);
  put(out, '"/>');
}

function putCorners(
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
