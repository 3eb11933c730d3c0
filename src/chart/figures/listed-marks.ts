import type { PlainLayout, RangeLayout } from "../layout/mark-layout.ts";
import { binToRanges, RANGE_FIELDS, rangeText } from "../marks/range-values.ts";
import { defineMark } from "../svg/define-mark.ts";

// Figures draw no marks, but read the points of lines and ranges, and list averages and bands of them in
// tables. These are the two kinds without all that draws them.

export const listedLine = /* @__PURE__ */ defineMark<PlainLayout>({
  kind: "line",
  layout: (points) => points as PlainLayout,
  rules: () => [],
  draw: () => undefined,
});

export const listedRange = /* @__PURE__ */ defineMark<RangeLayout>({
  kind: "range",
  fields: RANGE_FIELDS,
  binTime: binToRanges,
  valueText: rangeText,
  layout: (points) => Object.assign(points, { kind: "range" as const, hasLine: true }),
  rules: () => [],
  draw: () => undefined,
});
