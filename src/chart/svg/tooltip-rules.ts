import type { LaidOut } from "../layout/laid-out.ts";
import type { Settings } from "../options/settings.ts";
import { hasHitAreas } from "./has-hit-areas.ts";

/** A tooltip that tells of several series: a box of this size, in pixels. */
export interface TooltipSize {
  width: number;
  rows: number;
}

/** How tooltips look, and what calls them. As in all rules, & stands for the scope. */
export function tooltipRules(
  { layout, layers }: LaidOut,
  { width, rows }: TooltipSize,
  settings: Settings,
): string {
  const { plot, reach } = layout;
  const shared = `& .h svg{overflow:visible;opacity:0}& .h svg${calledBy(settings)}{opacity:1}`;
  if (hasHitAreas(layout, layers))
    return shared + SPOTS + placeFocusRules("stroke-width:3px", settings);
  const caller = `width:1px;height:${plot.height}px;fill:currentColor;fill-opacity:.4`;
  const highlight = `stroke:currentColor;stroke-opacity:.07;stroke-width:${reach}`;
  const rules =
    `${shared}& .h rect{${caller};${highlight}}& .hr{fill:currentColor;opacity:.07}` +
    (settings.variant === "live" ? "" : bandRules(reach)) +
    placeFocusRules(ringAround(reach), settings);
  if (rows <= 1) return `${rules}${LINES}& .e text{text-anchor:end;translate:-10px 4px}`;
  const size = `width:${width}px;height:${16 * rows + 26}px;rx:4px;fill-opacity:1;stroke-opacity:.3;stroke-width:1`;
  return (
    rules +
    "& .h circle{fill:currentColor;r:4px}& .h tspan{fill:currentColor}" +
    `& .h rect~rect{x:10px;y:4px;${size};pointer-events:none}& .h text{translate:18px 22px;pointer-events:none}` +
    `& .e rect~rect{x:${-width - 10}px}& .e text{translate:${-width - 2}px 22px}`
  );
}

/** A live chart is drawn anew before the focus could rest on anything in it. */
function calledBy({ variant }: Settings): string {
  return variant === "live" ? ":hover" : ":is(:hover,:focus)";
}

/** Tooltips of a single line of text. */
const LINES = "& .h text{paint-order:stroke;stroke-width:6;pointer-events:none;translate:10px 4px}";

/** Of what stands by itself, the area that calls a tooltip is seen, too. */
const SPOTS =
  "& .p circle,& .p path{pointer-events:all;stroke:currentColor;stroke-width:1.5}" +
  `${LINES}& .p .ae{translate:-10px 4px}`;

/** The pale stroke is as wide as a stretch, and no higher than the plot; beside a path, it is not seen. */
function bandRules(reach: number): string {
  return `& .h rect:first-child{clip-path:inset(0 ${-reach / 2}px) fill-box}& .h .hr+rect{stroke-opacity:0}`;
}

/** The stretch of x that calls a tooltip, as a frame. */
function ringAround(reach: number): string {
  return (
    `x:${-reach / 2}px;width:${reach}px;clip-path:none;opacity:1;fill-opacity:.07;` +
    "stroke:currentColor;stroke-opacity:1;stroke-width:2px"
  );
}

/**
 * A text is told only while it is seen, as what has the focus tells it already. A click leaves the
 * focus behind, but then the pointer goes on.
 */
function placeFocusRules(ring: string, { variant }: Settings): string {
  if (variant === "live") return "";
  return (
    `& .h :focus-visible{outline:0}& .h :focus-visible>:first-child{${ring}}` +
    "& .h text{visibility:hidden}& .h :is(:hover,:focus)>text{visibility:visible}" +
    "& .h:hover svg:focus:not(:hover,:focus-visible){opacity:0}"
  );
}
