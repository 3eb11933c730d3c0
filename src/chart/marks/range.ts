import type { RangeLayout } from "../layout/mark-layout.ts";
import { addColorDots } from "../layout/marks/color-dots.ts";
import { scaleColumn } from "../layout/marks/mark-positions.ts";
import { defineMark } from "../svg/define-mark.ts";
import { defineConstructor } from "../svg/define-constructor.ts";
import { AREA_RULE, DOT_RULE, LINE_RULE } from "../svg/mark-rules.ts";
import { fillArea } from "./area.ts";
import { drawColorDots, drawLine, lineAttributes, mayHaveDots } from "./line.ts";
import { binToRanges, RANGE_FIELDS, rangeParts, rangeText } from "./range-values.ts";

/** A band without a line is less pale than one with a line. */
const BAND_RULE = "& .ap{fill:currentColor;opacity:.35}";

/** A band from low to high, with a line within it where points have a `y`. */
export const rangeMark = /* @__PURE__ */ defineMark<RangeLayout>({
  kind: "range",
  fields: RANGE_FIELDS,
  connects: true,
  isBackground: true,
  isPale: () => true,
  binTime: binToRanges,
  layout(points, layer, context) {
    const { series } = layer;
    const hasLine = points.ys.some((py) => !Number.isNaN(py));
    const mark: RangeLayout = Object.assign(points, { kind: "range" as const, hasLine });
    const { low, high } = series.fields ?? {};
    if (high !== undefined) mark.highs = scaleColumn(high, mark, context);
    if (low !== undefined) mark.lows = scaleColumn(low, mark, context);
    keepApart(mark);
    addColorDots(mark, layer, context);
    return mark;
  },
  isEmpty: ({ ys, lows }) =>
    ys.every(Number.isNaN) && (lows === undefined || lows.every(Number.isNaN)),
  rules(mark) {
    const own = mark.hasLine ? [LINE_RULE, AREA_RULE] : [BAND_RULE];
    return mayHaveDots(mark) ? [...own, DOT_RULE] : own;
  },
  addStyleParts: (parts, mark) => void parts.push(mark.hasLine, mayHaveDots(mark)),
  drawsWithoutY: ({ lows, highs }, position) =>
    !Number.isNaN((lows?.[position] ?? Number.NaN) + (highs?.[position] ?? Number.NaN)),
  valueText: rangeText,
  valueParts: rangeParts,
  draw(out, mark, { decimals, settings }) {
    const { highs = mark.ys, lows, hasLine } = mark;
    if (lows !== undefined) {
      fillArea(out, { bases: lows, zero: 0, ...mark, ys: highs }, hasLine ? "a" : "ap", decimals);
    }
    if (hasLine) drawLine(out, mark, decimals, lineAttributes(mark, settings));
    drawColorDots(out, mark);
  },
});

/** Makes a band at least a pixel high, in place: one of equal values could not be seen. */
function keepApart({ highs, lows }: RangeLayout): void {
  if (highs === undefined || lows === undefined) return;
  for (let i = 0; i < lows.length; i++) {
    if (Math.abs(lows[i]! - highs[i]!) < 1) lows[i] = highs[i]! + 1;
  }
}

/** Stretches from `low` to `high`. */
export const range = /* @__PURE__ */ defineConstructor(rangeMark);
