import { type ByteWriter, put, putPixels } from "../base/byte-writer.ts";
import type { MarkLayout } from "../layout/mark-layout.ts";

/** A box and its whiskers as pixels: x from the scale's origin, y from the plot's top. */
export interface BoxLayout {
  x: number;
  low: number;
  q1: number;
  median: number;
  q3: number;
  high: number;
  outliers: number[];
}

/** Draws boxes: whiskers, boxes and medians as a path each, and what lies outside as dots. */
export function drawBoxes(out: ByteWriter, mark: MarkLayout): void {
  const { boxes = [], width = 8, index } = mark;
  const half = width / 2;
  strokes(out, `w s${index}`, boxes, ({ x, low, q1, q3, high }) => [
    x,
    low,
    "v",
    q1 - low,
    x,
    q3,
    "v",
    high - q3,
  ]);
  strokes(out, `q s${index}`, boxes, ({ x, q1, q3 }) => [x, q1, "v", q3 - q1]);
  strokes(out, `md s${index}`, boxes, ({ x, median }) => [x - half, median, "h", width]);
  strokes(out, `od s${index}`, boxes, ({ x, outliers }) => outliers.flatMap((y) => [x, y, "h", 0]));
}

/** Strokes as x, y, direction and length, in turn. */
type Strokes = (number | string)[];

function strokes(
  out: ByteWriter,
  classes: string,
  boxes: BoxLayout[],
  strokesOf: (box: BoxLayout) => Strokes,
): void {
  const all = boxes.flatMap(strokesOf);
  if (all.length === 0) return;
  put(out, `<path class="${classes}" d="`);
  for (let i = 0; i < all.length; i += 4) {
    put(out, "M");
    putPixels(out, Number(all[i]));
    put(out, " ");
    putPixels(out, Number(all[i + 1]));
    put(out, String(all[i + 2]));
    putPixels(out, Number(all[i + 3]));
  }
  put(out, '"/>');
}
