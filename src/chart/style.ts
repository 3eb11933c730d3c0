import { FONT_SIZE } from "./header.ts";
import type { LineLayout } from "./layout.ts";
import type { Settings } from "./options.ts";
import { darkTheme, lightTheme, seriesColor, type Theme } from "./theme.ts";

/** A chart's style sheet, and the class on its root that keeps the rules to it. */
export interface Style {
  scope: string;
  css: string;
}

/**
 * The style of one chart. The class is a hash of the rules, so charts share it only where they
 * look the same. What has a series' colour has it as its stroke.
 */
export function styleOf(layout: LineLayout, settings: Settings): Style {
  const rules =
    settings.variant === "sparkline"
      ? `&{${ROOT}}${LINE}`
      : `&{${ROOT}${TEXT}}${PARTS}${LINE}${tooltipRules(layout)}`;
  const template = rules + themeRules(layout, settings) + (settings.animate ? ENTRY : "");
  const scope = `p${hash(template)}`;
  return { scope, css: template.replaceAll("&", `.${scope}`).replaceAll("~", scope) };
}

// In these, & stands for the scope, as in nested CSS, which not all readers of SVG know.
const ROOT = "max-width:100%;height:auto;fill:currentColor;stroke-linejoin:round";
const TEXT = `;font:${FONT_SIZE}px system-ui,sans-serif;font-variant-numeric:tabular-nums`;
const PARTS = "& .g{stroke:currentColor;opacity:.2}";
const LINE = "& .l{fill:none;stroke-width:2}";

const ENTRY =
  "@media(prefers-reduced-motion:no-preference){& .l{animation:~ 1s ease-out}}" +
  "@keyframes ~{from{stroke-dasharray:1;stroke-dashoffset:1}to{stroke-dasharray:1;stroke-dashoffset:0}}";

function tooltipRules({ tooltips, marks, reach, plot }: LineLayout): string {
  if (tooltips.length === 0) return "";
  const isShared = marks.filter(({ hidden }) => !hidden).length > 1;
  return (
    "& .h svg{overflow:visible;opacity:0}" +
    "& .h svg:hover{opacity:1}" +
    `& .h rect{width:1px;height:${plot.height}px;fill-opacity:.4;stroke-opacity:.07;stroke-width:${reach}}` +
    (isShared ? "& .h rect{stroke:currentColor}& .h circle{r:2.5px;stroke-width:5}" : "") +
    "& .h text{paint-order:stroke;stroke-width:6;pointer-events:none;translate:10px 4px}" +
    "& .e text{text-anchor:end;translate:-10px 4px}"
  );
}

function themeRules(layout: LineLayout, { theme, variant }: Settings): string {
  const bare = variant === "sparkline";
  if (theme === "auto") {
    const dark = colorRules(layout, darkTheme, bare);
    return `${colorRules(layout, lightTheme, bare)}@media(prefers-color-scheme:dark){${dark}}`;
  }
  const colors = theme === "light" ? lightTheme : theme === "dark" ? darkTheme : theme;
  return colorRules(layout, colors, bare);
}

function colorRules({ marks, tooltips }: LineLayout, theme: Theme, bare: boolean): string {
  let rules = `&{color:${theme.text}}`;
  if (!bare) rules += `& .b{fill:${theme.background}}`;
  if (tooltips.length > 0) rules += `& .h text{stroke:${haloOf(theme)}}`;
  for (const { index, color } of marks) {
    rules += `& .s${index}{stroke:${color ?? seriesColor(theme, index)}}`;
  }
  return rules;
}

// Without a background of its own the chart cannot know what to set its tooltips off with.
function haloOf({ background }: Theme): string {
  return background === "none" || background === "transparent" ? "Canvas" : background;
}

const SCOPE_LENGTH = 4;

/** FNV-1a (Fowler, Noll, Vo), 32 bits, in base 36. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  }
  return (value >>> 0).toString(36).slice(-SCOPE_LENGTH);
}
