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
  out: ByteWriter,
  mark: MarkLayout,
  decimals: number,
  { distinguish }: Settings,
): void {
  const { opens = mark.ys, highs = mark.ys, lows = mark.ys, ys: closes } = mark;
  const fell = (i: number) => closes[i]! > opens[i]!;
  put(out, '<g class="u">');
  strokes(out, "w", mark, highs, lows, decimals, (i) => !fell(i));
  strokes(out, "k", mark, opens, closes, decimals, (i) => !fell(i));
  if (distinguish === "shape") {
    const isHollow = (i: number) => opens[i]! - closes[i]! > 2 * EDGE;
    const [from, to] = [opens.map((y) => y - EDGE), closes.map((y) => y + EDGE)];
    strokes(out, "ki", mark, from, to, decimals, isHollow);
  }
  put(out, '</g><g class="dn">');
  strokes(out, "w", mark, highs, lows, decimals, fell);
  strokes(out, "k", mark, opens, closes, decimals, fell);
  put(out, "</g>");
}

/** Upright strokes from one height to another, at least a pixel long. */
function strokes(
  out: ByteWriter,
  classes: string,
  { xs: places }: MarkLayout,
  from: number[],
  to: number[],
  decimals: number,
  isWanted: (i: number) => boolean,
): void {
  const unit = decimals === 0 ? 1 : 10;
  const xs = toSteps(places, decimals);
  const starts = toSteps(from, decimals);
  const ends = toSteps(to, decimals);
  put(out, `<path class="${classes}" d="`);
  ensureCapacity(out, xs.length * (3 * MAX_NUMBER_BYTES + 2));
  const { bytes } = out;
  let { offset } = out;
  for (let i = 0; i < xs.length; i++) {
    const length = ends[i]! - starts[i]!;
    if (Number.isNaN(length) || !isWanted(i)) continue;
    bytes[offset++] = M;
    offset = writeFirst(bytes, offset, xs[i]!, decimals);
    offset = writeNext(bytes, offset, starts[i]!, decimals);
    bytes[offset++] = V;
    offset = writeFirst(bytes, offset, Math.abs(length) < unit ? unit : length, decimals);
  }
  out.offset = offset;
  put(out, '"/>');
}
