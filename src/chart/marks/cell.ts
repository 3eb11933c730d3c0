import {
  type Ink,
  LONGEST_NUMBER,
  makeRoom,
  put,
  writeFirst,
  writeNext,
} from "../base/byte-writer.ts";
import { inSteps } from "./line.ts";
import type { MarkLayout } from "../layout/mark-layout.ts";

const M = 0x4d;
const H = 0x68;

/** How many colours a heat map has. */
export const SHADES = 9;

/** How far a cell reaches over its edges, in pixels. */
export const CELL_BLEED = 0.5;

/**
 * Draws the cells of a heat map: a path for each colour, whose stroke is as wide as a row. Cells of
 * one colour that touch are one stroke. Each reaches half a pixel over its edges, or the background
 * would shine through where an edge lies within a pixel.
 */
export function drawCells(ink: Ink, rows: MarkLayout[], decimals: number): void {
  for (let shade = 0; shade < SHADES; shade++) {
    const start = ink.at;
    put(ink, `<path class="x c${shade}" d="`);
    const empty = ink.at;
    for (const row of rows) strokeRow(ink, row, shade, decimals);
    if (ink.at === empty) ink.at = start;
    else put(ink, '"/>');
  }
}

function strokeRow(ink: Ink, row: MarkLayout, shade: number, decimals: number): void {
  const { shades = [], width = 1, ys } = row;
  const unit = decimals === 0 ? 1 : 10;
  const xs = inSteps(row.xs, decimals);
  // All cells of a row are at one height, but those that are gaps do not tell it.
  const y = Math.round((ys.find((py) => !Number.isNaN(py)) ?? 0) * unit);
  const half = Math.round(((width + 2 * CELL_BLEED) * unit) / 2);
  const furthest = 2 * Math.round((width * unit) / 2) + unit;
  makeRoom(ink, xs.length * (3 * LONGEST_NUMBER + 2));
  const { bytes } = ink;
  let { at } = ink;
  for (let i = 0; i < xs.length; i++) {
    if (shades[i] !== shade) continue;
    const from = xs[i]! - half;
    while (shades[i + 1] === shade && xs[i + 1]! - xs[i]! <= furthest) i++;
    bytes[at++] = M;
    at = writeFirst(bytes, at, from, decimals);
    at = writeNext(bytes, at, y, decimals);
    bytes[at++] = H;
    at = writeFirst(bytes, at, xs[i]! + half - from, decimals);
  }
  ink.at = at;
}
