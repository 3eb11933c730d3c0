import { labelWidth } from "../layout/axes/label.ts";
import { hasHitAreas } from "../layout/has-hit-areas.ts";
import type { LaidOut } from "../layout/laid-out.ts";
import { BOX_PADDING, boxHeight, TOOLTIP_GAP } from "../layout/tooltip-area.ts";
import type { Settings } from "../options/settings.ts";

/** What most hit areas and their boxes have in common, so that the style says it and not each of them. */
export interface CommonHitArea {
  /** The attributes of the area where it is a rectangle; else empty. */
  rect: string;
  /** The width of a box, in pixels. */
  width: number;
}

/** The height of most boxes: that of a heading and a value, in pixels. */
export const COMMON_HEIGHT = boxHeight(2);
/** From a mark to the top left corner of most boxes, in pixels. */
export const COMMON_LEFT = TOOLTIP_GAP;
export const COMMON_TOP = -COMMON_HEIGHT / 2;

/** A value as long as most. */
const SAMPLE = ": 888.8";
const WIDTH_STEP = 8;

/** Of charts whose marks have hit areas of their own. It is the same in all frames. */
export function commonHitArea(
  { layout, layers }: LaidOut,
  settings: Settings,
): CommonHitArea | undefined {
  if (!hasHitAreas(layout, layers)) return undefined;
  let rect = "";
  let widest = 0;
  for (const [m, mark] of layout.marks.entries()) {
    if (mark.hidden) continue;
    widest = Math.max(widest, labelWidth(mark.name + SAMPLE, settings));
    if (rect === "" && mark.ys.length > 0)
      rect = rectOf(layers[m]!.type.hitArea(mark, 0, settings));
  }
  return { rect, width: Math.ceil((widest + 2 * BOX_PADDING) / WIDTH_STEP) * WIDTH_STEP };
}

/** The attributes of a rectangle; empty for other shapes. */
function rectOf(shape: string): string {
  return /^<rect (.*)\/>$/.exec(shape)?.[1] ?? "";
}

/** The style rules of hit areas that show with their tooltips, and of the boxes. & stands for the scope. */
export function hitAreaRules(laidOut: LaidOut, settings: Settings): string {
  const { rect, width } = commonHitArea(laidOut, settings)!;
  const area = rect.replaceAll(/(\w+)="([^"]*)"/g, "$1:$2px;").replaceAll(" ", "");
  return (
    "& .p>svg>:first-child{fill:none;pointer-events:all;stroke:currentColor;stroke-opacity:1;stroke-width:1.5}" +
    (area === "" ? "" : `& .p>svg>rect:not([x]){${area}}`) +
    `& .p svg svg>*{translate:${COMMON_LEFT}px ${COMMON_TOP}px}` +
    `& .p svg svg>rect:not([width]){width:${width}px}` +
    `& .p svg svg>rect:not([height]){height:${COMMON_HEIGHT}px}`
  );
}
