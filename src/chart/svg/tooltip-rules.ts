import type { LaidOut } from "../layout/laid-out.ts";
import type { Settings } from "../options/settings.ts";
import { hasHitAreas } from "./has-hit-areas.ts";

/** The size of a tooltip's box: its width in pixels, and its rows below the heading. */
export interface TooltipSize {
  width: number;
  rows: number;
}

/** The style rules of tooltips, and of the hit areas that show them. & stands for the scope. */
export function tooltipRules(
  { layout, layers }: LaidOut,
  { width, rows }: TooltipSize,
  settings: Settings,
): string {
  const { plot, reach } = layout;
  const shared = `& .h svg{overflow:visible;opacity:0}& .h svg${activeState(settings)}{opacity:1}`;
  if (hasHitAreas(layout, layers))
    return shared + HIT_AREA_RULES + tabStopRules("stroke-width:3px", settings);
  // A hairline through the point, and a broad pale stroke around it that catches the pointer.
  const hairline = `width:1px;height:${plot.height}px;fill:currentColor;fill-opacity:.4`;
  const stroke = `stroke:currentColor;stroke-opacity:.07;stroke-width:${reach}`;
  const rules =
    `${shared}& .h rect{${hairline};${stroke}}& .hr{fill:currentColor;opacity:.07}` +
    (settings.variant === "live" ? "" : clipRules(reach)) +
    tabStopRules(focusRing(reach), settings);
  if (rows <= 1) return `${rules}${ONE_LINE}& .e text{text-anchor:end;translate:-10px 4px}`;
  const size = `width:${width}px;height:${16 * rows + 26}px;rx:4px;fill-opacity:1;stroke-opacity:.3;stroke-width:1`;
  return (
    rules +
    "& .h circle{fill:currentColor;r:4px}& .h tspan{fill:currentColor}" +
    `& .h rect~rect{x:10px;y:4px;${size};pointer-events:none}& .h text{translate:18px 22px;pointer-events:none}` +
    `& .e rect~rect{x:${-width - 10}px}& .e text{translate:${-width - 2}px 22px}`
  );
}

/** When a tooltip shows. Live charts have no tab stops, so there it is the pointer alone. */
function activeState({ variant }: Settings): string {
  return variant === "live" ? ":hover" : ":is(:hover,:focus)";
}

/** Tooltips of a single line of text. */
const ONE_LINE =
  "& .h text{paint-order:stroke;stroke-width:6;pointer-events:none;translate:10px 4px}";

/** Marks with hit areas of their own: the area shows with its tooltip. */
const HIT_AREA_RULES =
  "& .p circle,& .p path{pointer-events:all;stroke:currentColor;stroke-width:1.5}" +
  `${ONE_LINE}& .p .ae{translate:-10px 4px}`;

/** Clips the pale stroke to the plot's height, and hides it where a path takes its place. */
function clipRules(reach: number): string {
  return `& .h rect:first-child{clip-path:inset(0 ${-reach / 2}px) fill-box}& .h .hr+rect{stroke-opacity:0}`;
}

/** The focus ring: a frame around the hit area. */
function focusRing(reach: number): string {
  return (
    `x:${-reach / 2}px;width:${reach}px;clip-path:none;opacity:1;fill-opacity:.07;` +
    "stroke:currentColor;stroke-opacity:1;stroke-width:2px"
  );
}

/**
 * Rules of tab stops. Screen readers find a tooltip's text only while it shows, as the tab stop's
 * label says the same. A click leaves the focus behind, but the tooltip goes with the pointer.
 */
function tabStopRules(ring: string, { variant }: Settings): string {
  if (variant === "live") return "";
  return (
    `& .h :focus-visible{outline:0}& .h :focus-visible>:first-child{${ring}}` +
    "& .h text{visibility:hidden}& .h :is(:hover,:focus)>text{visibility:visible}" +
    "& .h:hover svg:focus:not(:hover,:focus-visible){opacity:0}"
  );
}
