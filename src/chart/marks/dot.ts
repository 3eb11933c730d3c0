import {
  type Ink,
  LONGEST_NUMBER,
  makeRoom,
  put,
  putPixels,
  writeFirst,
  writeNext,
  writeText,
} from "../base/byte-writer.ts";
import type { Settings } from "../options/settings.ts";
import { bubbleOf, dotOf } from "../svg/shapes.ts";
import { inSteps } from "./line.ts";
import type { MarkLayout } from "../layout/mark-layout.ts";
import { closePath, openPath } from "../svg/path.ts";

/** Draws dots as one path, of strokes without length or of small shapes, and bubbles as circles. */
export function drawDots(ink: Ink, mark: MarkLayout, decimals: number, settings: Settings): void {
  if (mark.radii !== undefined) return drawBubbles(ink, mark, mark.radii, settings);
  const { classes, data } = dotOf(mark.index, settings);
  const path = openPath(ink, classes, mark);
  strokeDots(ink, mark, decimals, data, undefined);
  closePath(ink, path);
  for (const color of new Set(mark.colors)) {
    if (color === undefined) continue;
    put(ink, `<path class="${classes}" color="${color}" d="`);
    strokeDots(ink, mark, decimals, data, color);
    put(ink, '"/>');
  }
}

const M = 0x4d;

function strokeDots(
  ink: Ink,
  { xs: places, ys: heights, colors }: MarkLayout,
  decimals: number,
  data: string,
  color: string | undefined,
): void {
  const xs = inSteps(places, decimals);
  const ys = inSteps(heights, decimals);
  makeRoom(ink, xs.length * (2 * LONGEST_NUMBER + 1 + data.length));
  const { bytes } = ink;
  let { at } = ink;
  for (let i = 0; i < xs.length; i++) {
    if (Number.isNaN(ys[i]!) || colors?.[i] !== color) continue;
    bytes[at++] = M;
    at = writeFirst(bytes, at, xs[i]!, decimals);
    at = writeNext(bytes, at, ys[i]!, decimals);
    at = writeText(bytes, at, data);
  }
  ink.at = at;
}

/** Large bubbles first, so that none hides another. */
function drawBubbles(ink: Ink, mark: MarkLayout, radii: number[], settings: Settings): void {
  const { xs, ys, index, colors } = mark;
  const corners = bubbleOf(index, settings);
  put(ink, `<g class="o s${index}">`);
  const order = Array.from(xs.keys()).sort((a, b) => radii[b]! - radii[a]!);
  for (const i of order) {
    if (Number.isNaN(ys[i]!)) continue;
    const color = colors?.[i];
    put(ink, corners === undefined ? "<circle" : "<path");
    if (color !== undefined) put(ink, ` color="${color}"`);
    if (corners === undefined) putCircle(ink, xs[i]!, ys[i]!, radii[i]!);
    else putCorners(ink, xs[i]!, ys[i]!, radii[i]!, corners);
  }
  put(ink, "</g>");
}

function putCircle(ink: Ink, x: number, y: number, radius: number): void {
  put(ink, ' cx="');
  putPixels(ink, x);
  put(ink, '" cy="');
  putPixels(ink, y);
  put(ink, '" r="');
  putPixels(ink, radius);
  put(ink, '"/>');
}

function putCorners(
  ink: Ink,
  x: number,
  y: number,
  radius: number,
  corners: readonly (readonly [number, number])[],
): void {
  put(ink, ' d="');
  for (const [k, [dx, dy]] of corners.entries()) {
    put(ink, k === 0 ? "M" : "L");
    putPixels(ink, x + dx * radius);
    put(ink, " ");
    putPixels(ink, y + dy * radius);
  }
  put(ink, 'z"/>');
}
