import type { ChartLayout } from "../layout.ts";

/** Whether each mark calls a tooltip of its own, as several may stand above one another. */
export function isSpotted({ marks, y }: ChartLayout): boolean {
  const visible = marks.filter(({ hidden }) => !hidden);
  return y.kind === "band" || (visible.length > 0 && visible.every(({ kind }) => kind === "dot"));
}
