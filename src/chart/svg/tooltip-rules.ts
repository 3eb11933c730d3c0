import type { LaidOut } from "../layout/laid-out.ts";
import { BOX_PADDING } from "../layout/tooltip-area.ts";
import type { TooltipFrame } from "../layout/tooltip-frame.ts";
import type { Settings } from "../options/settings.ts";
import { hitAreaRules } from "./hit-area-rules.ts";
import { FIRST_BASELINE, ownTextLines, ownTextRules } from "./tooltip-box.ts";

/** The style rules of tooltips, and of the hit areas that show them. & stands for the scope. */
export function tooltipRules(laidOut: LaidOut, settings: Settings): string {
  const { layout, tooltips } = laidOut;
  const { plot, reach } = layout;
  const active = `& .h>svg${activeState(settings)}`;
  const [hidden, shown] = hiddenAndShown(settings);
  // A box that is not shown is not laid out either: of sixty of them, a browser spends most of a frame's time on that.
  const shared =
    // Programs that know no `:not` hide them, too.
    `& .h>svg{overflow:visible;${hidden}}${active}{${shown}}` +
    `& .h svg svg{display:none;overflow:visible;pointer-events:none}${active} svg{display:inline}` +
    `& .h text{transform:translate(${BOX_PADDING}px,${FIRST_BASELINE}px)}`;
  if (tooltips === undefined)
    return (
      shared +
      ownTextRules(ownTextLines(laidOut, settings)) +
      hitAreaRules(laidOut.hitAreas!) +
      `& .h svg svg>rect{${BOX}}` +
      tabStopRules("stroke-width:3px", settings)
    );
  // A hairline through the point, and a broad pale stroke around it that catches the pointer.
  const hairline = `width:1px;height:${plot.height}px;fill:currentColor;fill-opacity:.4`;
  const stroke = `stroke:currentColor;stroke-opacity:.07;stroke-width:${reach}`;
  return (
    `${shared}& .h>svg>rect{${hairline};${stroke}}& .hr{fill:currentColor;opacity:.07}` +
    // What is hidden catches the pointer all the same.
    (settings.variant === "live" ? "& .h>svg>*{pointer-events:all}" : clipRules(reach)) +
    tabStopRules(focusRing(reach), settings) +
    (layout.marks.filter(({ hidden }) => !hidden).length > 1 ? MARK_RULES : "") +
    boxRules(tooltips) +
    ownTextRules(ownTextLines(laidOut, settings))
  );
}

/** Marks in the colours of the series: at their points, and beside their names. */
const MARK_RULES =
  "& .h circle{fill:currentColor;r:4px}& .h svg svg>path{stroke:currentColor;stroke-width:3}";

const BOX = "rx:4px;stroke:currentColor;stroke-opacity:.3";

/** Size and place of the boxes, which are the same for all points of a group. */
function boxRules({ width, height, groups: { offsets } }: TooltipFrame): string {
  const size = `width:${width}px${height === undefined ? "" : `;height:${height}px`}`;
  const places = offsets.map((offset, i) => {
    const group = i === 0 ? "h" : i === offsets.length - 1 ? "e" : `e${i}`;
    return `& .${group} svg svg>*{translate:${offset}px}`;
  });
  return `& .h svg svg>rect{${size};${BOX}}${places.join("")}`;
}

/** When a tooltip shows. Live charts have no tab stops, so there it is the pointer alone. */
function activeState({ variant }: Settings): string {
  return variant === "live" ? ":hover" : ":is(:hover,:focus)";
}

/**
 * Only what is visible can have the focus. But each group that is there and not to be seen is a layer of its own to a
 * browser, and a plot that glides paints them anew.
 */
function hiddenAndShown({ variant }: Settings): [hidden: string, shown: string] {
  if (variant === "live") return ["visibility:hidden", "visibility:visible"];
  return ["opacity:0", "opacity:1"];
}

/** Clips the pale stroke to the plot's height, and hides it where a path takes its place. */
function clipRules(reach: number): string {
  return `& .h>svg>rect:first-child{clip-path:inset(0 ${-reach / 2}px) fill-box}& .h .hr+rect{stroke-opacity:0}`;
}

/** The focus ring: a frame around the hit area. */
function focusRing(reach: number): string {
  return (
    `x:${-reach / 2}px;width:${reach}px;clip-path:none;opacity:1;fill-opacity:.07;` +
    "stroke:currentColor;stroke-opacity:1;stroke-width:2px"
  );
}

/**
 * Rules of tab stops, whose labels say what their tooltips do. A click leaves the focus behind, but the tooltip goes
 * with the pointer.
 */
function tabStopRules(ring: string, { variant }: Settings): string {
  if (variant === "live") return "";
  return (
    `& .h :focus-visible{outline:0}& .h :focus-visible>:first-child{${ring}}` +
    "& .h:hover>svg:focus:not(:hover,:focus-visible){opacity:0}"
  );
}
