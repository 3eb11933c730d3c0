import { SHADES } from "../marks/cell.ts";
import type { Settings } from "../options/settings.ts";
import {
  darkTheme,
  lightTheme,
  seriesColor,
  themeShades,
  type Theme,
  toneColor,
  TONES,
} from "../options/theme.ts";

/** What of a chart has a colour. */
export interface ColorUses {
  series: { index: number; color: string | undefined }[];
  hasText: boolean;
  hasTooltips: boolean;
  sharesTooltips: boolean;
  hasTones: boolean;
  hasCells: boolean;
  /** The focus can rest on cells, some of which are as dark as its ring. */
  hasFocusedCells: boolean;
  hasCandles: boolean;
  hasBoxes: boolean;
  /** Of candles: those that rose are hollow. */
  hasHollow: boolean;
}

/** The colours of a chart. On paper the dark ones are not taken. */
export function themeRules(painted: ColorUses, { theme, variant }: Settings): string {
  const bare = variant === "sparkline";
  if (theme === "auto") {
    const dark = colorRules(painted, darkTheme, bare);
    const light = colorRules(painted, lightTheme, bare);
    const text = `&&{color:${darkTheme.text}}`;
    return `${light}@media screen and (prefers-color-scheme:dark){${text}${dark}}`;
  }
  return colorRules(painted, firstOf(theme), bare);
}

/** The colour of texts, unless the reader's colour scheme says otherwise. */
export function textColor({ theme }: Settings): string {
  return firstOf(theme).text;
}

function firstOf(theme: Settings["theme"]): Theme {
  if (typeof theme !== "string") return theme;
  return theme === "dark" ? darkTheme : lightTheme;
}

function colorRules(painted: ColorUses, theme: Theme, bare: boolean): string {
  let rules = bare ? "" : `& .b{fill:${theme.background}}`;
  if (painted.hasTooltips) rules += tooltipColors(painted, theme);
  const known = new Set<number>();
  for (const { index, color } of painted.series) {
    // What was made from a series has its colour.
    if (known.has(index)) continue;
    known.add(index);
    rules += `& .s${index}{color:${color ?? seriesColor(theme, index)}}`;
  }
  if (painted.hasTones) rules += toneRules(theme);
  if (painted.hasCells) rules += shadeRules(theme);
  if (painted.hasFocusedCells) {
    rules += `& .p :focus-visible>:first-child{outline:2px solid ${haloOf(theme)}}`;
  }
  if (painted.hasBoxes) rules += `& .md{stroke:${haloOf(theme)}}`;
  if (painted.hasHollow) rules += `& .ki{stroke:${haloOf(theme)}}`;
  if (painted.hasCandles) {
    rules += `& .u{color:${toneColor(theme, "good")}}& .dn{color:${toneColor(theme, "bad")}}`;
  }
  return rules;
}

function tooltipColors({ sharesTooltips }: ColorUses, theme: Theme): string {
  const halo = haloOf(theme);
  return sharesTooltips
    ? `& .h rect~rect{fill:${halo}}`
    : `& .h text{stroke:${halo};fill:${theme.text}}`;
}

function toneRules(theme: Theme): string {
  const colors = TONES.map((tone, i) => `& .t${i}{color:${toneColor(theme, tone)}}`);
  return `& .vt{stroke:${haloOf(theme)}}${colors.join("")}`;
}

function shadeRules(theme: Theme): string {
  const shades = themeShades(theme);
  return Array.from(
    { length: SHADES },
    (_, i) => `& .c${i}{stroke:${shades[i] ?? theme.text}}`,
  ).join("");
}

// Without a background of its own the chart cannot know what to set its tooltips off with.
function haloOf({ background }: Theme): string {
  return background === "none" || background === "transparent" ? "Canvas" : background;
}
