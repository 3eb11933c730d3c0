import {
  type Ink,
  LONGEST_NUMBER,
  makeRoom,
  put,
  putPixels,
  writeFirst,
  writeNext,
  writeText,
} from "../svg/ink.ts";
import type { Settings } from "../settings.ts";
import { dotOf } from "../svg/shapes.ts";
import { inSteps } from "./line.ts";
import type { MarkLayout } from "./mark.ts";
import { closePath, openPath } from "./path.ts";

/** Draws dots as one path, of strokes without length or of small shapes, and bubbles as circles. */
export function drawDots(ink: Ink, mark: MarkLayout, decimals: number, settings: Settings): void {
  if (mark.radii !== undefined) return drawBubbles(ink, mark, mark.radii);
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
function drawBubbles(ink: Ink, { xs, ys, index, colors }: MarkLayout, radii: number[]): void {
  put(ink, `<g class="o s${index}">`);
  const order = Array.from(xs.keys()).sort((a, b) => radii[b]! - radii[a]!);
  for (const i of order) {
    if (Number.isNaN(ys[i]!)) continue;
    const color = colors?.[i];
    put(ink, color === undefined ? '<circle cx="' : `<circle color="${color}" cx="`);
    putPixels(ink, xs[i]!);
    put(ink, '" cy="');
    putPixels(ink, ys[i]!);
    put(ink, '" r="');
    putPixels(ink, radii[i]!);
    put(ink, '"/>');
  }
  put(ink, "</g>");
}
