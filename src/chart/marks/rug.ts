import {
  type ByteWriter,
  ensureCapacity,
  MAX_NUMBER_BYTES,
  put,
  writeFirst,
  writeNext,
} from "../base/byte-writer.ts";
import type { PlainLayout } from "../layout/mark-layout.ts";
import type { MarkType } from "../layout/mark-type.ts";
import { evenWidth, FILLED_SHARE, centeredIndex, sharedWidth } from "../layout/marks/bandwidth.ts";
import { applyBandwidth, pickColors } from "../layout/marks/mark-positions.ts";
import { defineMark, HIT_SIZE, hitRect } from "../svg/define-mark.ts";
import { defineConstructor } from "../svg/define-constructor.ts";
import { closePath, openPath } from "../svg/path.ts";
import { toSteps } from "./line.ts";

const STROKE_RULE = "& .ru{stroke:currentColor}";
const MAX_STROKE_LENGTH = 40;

/** The pointer needs more height than a stroke has. */
const HIT_HEIGHT = 5;

/** A short stroke at each value, as in a strip plot: shows every value, and summarizes nothing. */
const rugMark: MarkType<PlainLayout> = /* @__PURE__ */ defineMark<PlainLayout>({
  kind: "rug",
  hasBandwidth: true,
  hasHitAreas: true,
  ignoresGaps: true,
  bandwidth(layer, gap, groups) {
    const width = evenWidth(
      sharedWidth(gap * FILLED_SHARE, MAX_STROKE_LENGTH, groups.size) * FILLED_SHARE,
    );
    const place = groups.get(rugMark.bandGroup(layer));
    return {
      width,
      offset: Math.round((width / FILLED_SHARE) * centeredIndex(place, groups.size)),
    };
  },
  layout(points, { series }, { band }) {
    const mark: PlainLayout = Object.assign(points, { kind: "rug" as const });
    if (series.colors !== undefined) mark.colors = pickColors(mark, series.colors);
    applyBandwidth(mark, band);
    return mark;
  },
  rules: () => [STROKE_RULE],
  hitArea: ({ width = HIT_SIZE }) => hitRect(width, HIT_HEIGHT),
  draw: (out, mark, { decimals }) => drawStrokes(out, mark, decimals),
});

/** A short stroke at each value, as in a strip plot. */
export const rug = /* @__PURE__ */ defineConstructor(rugMark);

const M = 0x4d;
const H = 0x68;
const STROKE_BYTES = 3 * MAX_NUMBER_BYTES + 2;

/** Draws all strokes as one path, and as one more for each own colour. */
function drawStrokes(out: ByteWriter, mark: PlainLayout, decimals: number): void {
  const path = openPath(out, "ru", mark);
  writeStrokes(out, mark, decimals, undefined);
  closePath(out, path);
  for (const color of new Set(mark.colors)) {
    if (color === undefined) continue;
    put(out, `<path class="ru" color="${color}" d="`);
    writeStrokes(out, mark, decimals, color);
    put(out, '"/>');
  }
}

/** Writes the strokes of a colour; undefined: those without a colour of their own. */
function writeStrokes(
  out: ByteWriter,
  mark: PlainLayout,
  decimals: number,
  color: string | undefined,
): void {
  const [xs, ys] = [toSteps(mark.xs, decimals), toSteps(mark.ys, decimals)];
  const length = Math.round(Math.max(1, mark.width ?? HIT_SIZE) * (decimals === 0 ? 1 : 10));
  ensureCapacity(out, xs.length * STROKE_BYTES);
  const { bytes } = out;
  let { offset } = out;
  for (let i = 0; i < xs.length; i++) {
    if (Number.isNaN(ys[i]!) || mark.colors?.[i] !== color) continue;
    bytes[offset++] = M;
    offset = writeFirst(bytes, offset, xs[i]! - Math.round(length / 2), decimals);
    offset = writeNext(bytes, offset, ys[i]!, decimals);
    bytes[offset++] = H;
    offset = writeFirst(bytes, offset, length, decimals);
  }
  out.offset = offset;
}
