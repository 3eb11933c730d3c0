import { type ByteWriter, put, putPixels } from "../base/byte-writer.ts";
import type { BoxGlyph, BoxLayout } from "../layout/mark-layout.ts";
import type { Bandwidth, Layer, MarkType } from "../layout/mark-type.ts";
import { evenWidth, FILLED_SHARE, centeredIndex, sharedWidth } from "../layout/marks/bandwidth.ts";
import { clampToPlot, applyBandwidth } from "../layout/marks/mark-positions.ts";
import type { Scale } from "../scales/scale.ts";
import { backgroundColor } from "../svg/background-color.ts";
import { defineMark, HIT_SIZE, hitRect } from "../svg/define-mark.ts";
import { defineConstructor } from "../svg/define-constructor.ts";
import { DASHED_RULE, strokeRule } from "../svg/mark-rules.ts";
import { summarizeBoxes } from "./summarize-boxes.ts";

const OUTLIER_RULE = "& .od{stroke:currentColor;stroke-width:4;stroke-linecap:round}";
const WHISKER_WIDTH = 1.5;

/** The share of a band that a single box fills: whiskers and outliers need space around them. */
const BOX_FILLED = 0.6;
const MAX_BOX_WIDTH = 48;

/** Boxes from the first quartile to the third, with a median, whiskers and outliers. */
export const boxMark: MarkType<BoxLayout> = /* @__PURE__ */ defineMark<BoxLayout>({
  kind: "box",
  hasBandwidth: true,
  isBackground: true,
  drawsWithoutY: () => true,
  summarizesPoints: true,
  summarize: summarizeBoxes,
  // Boxes with bands of their own share no width: they are one group.
  bandGroup: ({ index, ownBand }) => (ownBand === true ? "own" : String(index)),
  bandwidth: (layer, gap, groups) =>
    boxBandwidth(groups.get(boxMark.bandGroup(layer)), groups.size, gap),
  layout(points, layer, { y, band }) {
    const mark: BoxLayout = Object.assign(points, { kind: "box" as const, boxes: [] });
    applyBandwidth(mark, band);
    mark.boxes = layoutBoxes(layer, mark.xs, y);
    return mark;
  },
  isEmpty: ({ boxes, ys }) => boxes.length === 0 && ys.every(Number.isNaN),
  valueText({ boxes }, point, labels) {
    const box = boxes?.[point];
    if (box === undefined) return "";
    return `${labels.value(box.median)} (${labels.value(box.q1)} – ${labels.value(box.q3)})`;
  },
  valueParts({ boxes }, point, labels) {
    const box = boxes?.[point];
    if (box === undefined) return [];
    const { low, q1, median, q3, high, outliers, moreOutliers } = box;
    const parts = Object.entries({ high, Q3: q3, median, Q1: q1, low }).map(([name, value]) => ({
      name,
      text: labels.value(value),
    }));
    if (outliers.length > 0)
      parts.push({ name: "outliers", text: String(outliers.length + moreOutliers) });
    return parts;
  },
  rules: ({ dashed }) => (dashed ? [DASHED_RULE, OUTLIER_RULE] : [OUTLIER_RULE]),
  sizeRules: ({ width = 1 }) =>
    `${strokeRule("w", WHISKER_WIDTH)}${strokeRule("q", width)}& .md{stroke-width:2}`,
  colorRules: (theme) => `& .md{stroke:${backgroundColor(theme)}}`,
  addStyleParts: (parts, { width }) => void parts.push(width),
  hitArea: ({ width = HIT_SIZE }) => hitRect(width),
  draw: drawBoxes,
});

/** Boxes of quartiles, with whiskers and outliers. */
export const boxes = /* @__PURE__ */ defineConstructor(boxMark);

function boxBandwidth(place: number | undefined, count: number, gap: number): Bandwidth {
  if (count <= 1) {
    return { width: evenWidth(Math.min(gap * BOX_FILLED, MAX_BOX_WIDTH)), offset: 0 };
  }
  const each = sharedWidth(gap * FILLED_SHARE, MAX_BOX_WIDTH, count);
  return {
    width: evenWidth(each * FILLED_SHARE),
    offset: Math.round(each * centeredIndex(place, count)),
  };
}

function layoutBoxes({ boxes = [] }: Layer, xs: readonly number[], y: Scale): BoxGlyph[] {
  const px = (value: number) => clampToPlot(y.px(value), y);
  const [lowest, highest] = [Math.min(...y.domain), Math.max(...y.domain)];
  const reaches = (from: number, to: number) => to >= lowest && from <= highest;
  return boxes.map(({ low, q1, median, q3, high, outliers }, i) => ({
    x: xs[i] ?? 0,
    low: px(low),
    q1: px(q1),
    median: px(median),
    q3: px(q3),
    high: px(high),
    outliers: Array.from(
      outliers.filter((value) => reaches(value, value)),
      px,
    ),
    hasBody: reaches(q1, q3),
    hasMedian: reaches(median, median) && px(q1) - px(q3) >= MIN_HEIGHT_WITH_MEDIAN,
  }));
}

/** The median is a line in the colour of the background, which would hide a lower box. */
const MIN_HEIGHT_WITH_MEDIAN = 5;
/** A box of equal values is this high. */
const MIN_BOX_HEIGHT = 2;

/** The body of a box, at least as high as can be seen. */
function boxStroke({ x, q1, q3, hasBody }: BoxGlyph): BoxStrokes {
  if (!hasBody) return [];
  if (q1 - q3 >= MIN_BOX_HEIGHT) return [x, q1, "v", q3 - q1];
  return [x, Math.round((q1 + q3) / 2) + MIN_BOX_HEIGHT / 2, "v", -MIN_BOX_HEIGHT];
}

/** Draws all whiskers, boxes, medians and outliers as a path each. */
function drawBoxes(out: ByteWriter, mark: BoxLayout): void {
  const { boxes, width = 8, index } = mark;
  const half = width / 2;
  drawBoxPart(out, `w s${index}`, boxes, ({ x, low, q1, q3, high }) => [
    x,
    low,
    "v",
    q1 - low,
    x,
    q3,
    "v",
    high - q3,
  ]);
  drawBoxPart(out, `q s${index}`, boxes, boxStroke);
  drawBoxPart(out, `md s${index}`, boxes, ({ x, median, hasMedian }) =>
    hasMedian ? [x - half, median, "h", width] : [],
  );
  drawBoxPart(out, `od s${index}`, boxes, ({ x, outliers }) =>
    outliers.flatMap((y) => [x, y, "h", 0]),
  );
}

/** Strokes as x, y, direction and length, in turn. */
type BoxStrokes = (number | string)[];

function drawBoxPart(
  out: ByteWriter,
  classes: string,
  boxes: BoxGlyph[],
  part: (box: BoxGlyph) => BoxStrokes,
): void {
  const all = boxes.flatMap(part);
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
