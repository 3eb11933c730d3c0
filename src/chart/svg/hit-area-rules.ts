import type { CommonHitArea } from "../layout/common-hit-area.ts";
import { boxHeight, TOOLTIP_GAP } from "../layout/tooltip-area.ts";

/** The height of most boxes: that of a heading and a value, in pixels. */
export const COMMON_HEIGHT = boxHeight(2);
/** From a mark to the top left corner of most boxes, in pixels. */
export const COMMON_LEFT = TOOLTIP_GAP;
export const COMMON_TOP = -COMMON_HEIGHT / 2;

/** The style rules of hit areas that show with their tooltips, and of the boxes. & stands for the scope. */
export function hitAreaRules({ rect, width }: CommonHitArea): string {
  const area =
    rect === undefined
      ? ""
      : `x:${-rect.width / 2}px;y:${-rect.height / 2}px;width:${rect.width}px;height:${rect.height}px;`;
  return (
    "& .p>svg>:first-child{fill:none;pointer-events:all;stroke:currentColor;stroke-opacity:1;stroke-width:1.5}" +
    (area === "" ? "" : `& .p>svg>rect:not([x]){${area}}`) +
    `& .p svg svg>*{translate:${COMMON_LEFT}px ${COMMON_TOP}px}` +
    `& .p svg svg>rect:not([width]){width:${width}px}` +
    `& .p svg svg>rect:not([height]){height:${COMMON_HEIGHT}px}`
  );
}
