import type { Settings } from "../options/settings.ts";
import { labelWidth } from "./axes/label.ts";
import type { ChartLayout } from "./chart-layout.ts";
import type { HitRect, Layer } from "./mark-type.ts";
import { steppedBoxWidth } from "./tooltip-area.ts";

/** What most hit areas and their boxes have in common, so that the style says it and not each of them. */
export interface CommonHitArea {
  /** The area, where it is a rectangle. */
  rect: HitRect | undefined;
  /** The width of a box, in pixels. */
  width: number;
}

/** A value as long as most. */
const SAMPLE = ": 888.8";

/** Of charts whose marks have hit areas of their own. It is the same in all frames. */
export function commonHitArea(
  { marks }: ChartLayout,
  layers: readonly Layer[],
  settings: Settings,
): CommonHitArea {
  let first: CommonHitArea["rect"];
  let widest = 0;
  for (const [m, mark] of marks.entries()) {
    if (mark.hidden) continue;
    widest = Math.max(widest, labelWidth(mark.name + SAMPLE, settings));
    if (first !== undefined || mark.ys.length === 0) continue;
    const area = layers[m]!.type.hitArea(mark, 0, settings);
    if (area.shape === "rect") first = area;
  }
  return { rect: first, width: steppedBoxWidth(widest) };
}
