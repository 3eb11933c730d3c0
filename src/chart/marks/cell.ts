import {
  type ByteWriter,
  MAX_NUMBER_BYTES,
  ensureCapacity,
  put,
  writeFirst,
  writeNext,
} from "../base/byte-writer.ts";
import { toSteps } from "./line.ts";
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
export function drawCells(out: ByteWriter, rows: MarkLayout[], decimals: number): void {
  for (let shade = 0; shade < SHADES; shade++) {
    const start = out.offset;
    put(out, `<path class="x c${shade}" d="`);
    const empty = out.offset;
    for (const row of rows) strokeRow(out, row, shade, decimals);
    if (out.offset === empty) out.offset = start;
    else put(out, '"/>');
  }
}

function strokeRow(out: ByteWriter, row: MarkLayout, shade: number, decimals: number): void {
  const { shades = [], width = 1, ys } = row;
  const unit = decimals === 0 ? 1 : 10;
  const xs = toSteps(row.xs, decimals);
  // All cells of a row are at one height, but those that are gaps do not tell it.
  const y = Math.round((ys.find((py) => !Number.isNaN(py)) ?? 0) * unit);
  const half = Math.round(((width + 2 * CELL_BLEED) * unit) / 2);
  const furthest = 2 * Math.round((width * unit) / 2) + unit;
  ensureCapacity(out, xs.length * (3 * MAX_NUMBER_BYTES + 2));
  const { bytes } = out;
  let { offset } = out;
  for (let i = 0; i < xs.length; i++) {
    if (shades[i] !== shade) continue;
    const from = xs[i]! - half;
    while (shades[i + 1] === shade && xs[i + 1]! - xs[i]! <= furthest) i++;
    bytes[offset++] = M;
    offset = writeFirst(bytes, offset, from, decimals);
    offset = writeNext(bytes, offset, y, decimals);
    bytes[offset++] = H;
    offset = writeFirst(bytes, offset, xs[i]! + half - from, decimals);
  }
  out.offset = offset;
}
