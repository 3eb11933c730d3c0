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
import type { Settings } from "../options/settings.ts";

/** The edge of a hollow candle, in pixels. */
export const EDGE = 1;

const M = 0x4d;
const V = 0x76;

/**
 * Draws candles as four paths: wicks and bodies of those that rose, and of those that fell. Where
 * more than colour tells them apart, those that rose are hollow.
 */
export function drawCandles(
  ink: Ink,
  mark: MarkLayout,
  decimals: number,
  { distinguish }: Settings,
): void {
  const { opens = mark.ys, highs = mark.ys, lows = mark.ys, ys: closes } = mark;
  const fell = (i: number) => closes[i]! > opens[i]!;
  put(ink, '<g class="u">');
  strokes(ink, "w", mark, highs, lows, decimals, (i) => !fell(i));
  strokes(ink, "k", mark, opens, closes, decimals, (i) => !fell(i));
  if (distinguish === "shape") {
    const isHollow = (i: number) => opens[i]! - closes[i]! > 2 * EDGE;
    const [from, to] = [opens.map((y) => y - EDGE), closes.map((y) => y + EDGE)];
    strokes(ink, "ki", mark, from, to, decimals, isHollow);
  }
  put(ink, '</g><g class="dn">');
  strokes(ink, "w", mark, highs, lows, decimals, fell);
  strokes(ink, "k", mark, opens, closes, decimals, fell);
  put(ink, "</g>");
}

/** Upright strokes from one height to another, at least a pixel long. */
function strokes(
  ink: Ink,
  classes: string,
  { xs: places }: MarkLayout,
  from: number[],
  to: number[],
  decimals: number,
  isWanted: (i: number) => boolean,
): void {
  const unit = decimals === 0 ? 1 : 10;
  const xs = inSteps(places, decimals);
  const starts = inSteps(from, decimals);
  const ends = inSteps(to, decimals);
  put(ink, `<path class="${classes}" d="`);
  makeRoom(ink, xs.length * (3 * LONGEST_NUMBER + 2));
  const { bytes } = ink;
  let { at } = ink;
  for (let i = 0; i < xs.length; i++) {
    const length = ends[i]! - starts[i]!;
    if (Number.isNaN(length) || !isWanted(i)) continue;
    bytes[at++] = M;
    at = writeFirst(bytes, at, xs[i]!, decimals);
    at = writeNext(bytes, at, starts[i]!, decimals);
    bytes[at++] = V;
    at = writeFirst(bytes, at, Math.abs(length) < unit ? unit : length, decimals);
  }
  ink.at = at;
  put(ink, '"/>');
}
