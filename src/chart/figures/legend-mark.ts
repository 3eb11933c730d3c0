import type { BarLayout } from "../layout/mark-layout.ts";
import type { MarkType } from "../layout/mark-type.ts";
import { defineMark } from "../svg/define-mark.ts";

/** The mark of a figure's legend, which has swatches like those of bars. Nothing else of it is drawn. */
export const legendMark: MarkType<BarLayout> = /* @__PURE__ */ defineMark<BarLayout>({
  kind: "bar",
  layout: (points) => Object.assign(points, { kind: "bar" as const, zero: 0 }),
  rules: () => [],
  draw: () => undefined,
});
