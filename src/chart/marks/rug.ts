import {
  type ByteWriter,
  ensureCapacity,
  MAX_NUMBER_BYTES,
  writeFirst,
  writeNext,
} from "../base/byte-writer.ts";
import type { PlainLayout } from "../layout/mark-layout.ts";
import type { MarkType } from "../layout/mark-type.ts";
import { evenWidth, FILLED_SHARE, centeredIndex, sharedWidth } from "../layout/marks/bandwidth.ts";
import { applyBandwidth, pickColors } from "../layout/marks/mark-positions.ts";
import { drawColorPaths, type Positions } from "../svg/color-paths.ts";
import { defineMark, HIT_SIZE, hitRect } from "../svg/define-mark.ts";
import { drawHitAreas } from "../svg/hit-areas.ts";
import { defineConstructor } from "../svg/define-constructor.ts";
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
  drawHitAreas,
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
  const [xs, ys] = [toSteps(mark.xs, decimals), toSteps(mark.ys, decimals)];
  const length = Math.round(Math.max(1, mark.width ?? HIT_SIZE) * (decimals === 0 ? 1 : 10));
  drawColorPaths(out, "ru", mark, (positions) =>
    writeStrokes(out, { xs, ys, length, decimals }, positions),
  );
}

/** Strokes in steps, as from `toSteps`. */
interface Strokes {
  xs: number[];
  ys: number[];
  length: number;
  decimals: number;
}

/** Writes the strokes at these positions. */
function writeStrokes(
  out: ByteWriter,
  { xs, ys, length, decimals }: Strokes,
  positions: Positions,
): void {
  const count = positions?.length ?? xs.length;
  ensureCapacity(out, count * STROKE_BYTES);
  const { bytes } = out;
  let { offset } = out;
  for (let k = 0; k < count; k++) {
    const i = positions === undefined ? k : positions[k]!;
    if (Number.isNaN(ys[i]!)) continue;
    bytes[offset++] = M;
    offset = writeFirst(bytes, offset, xs[i]! - Math.round(length / 2), decimals);
    offset = writeNext(bytes, offset, ys[i]!, decimals);
    bytes[offset++] = H;
    offset = writeFirst(bytes, offset, length, decimals);
  }
  out.offset = offset;
}
