import { textInk } from "./text-ink.ts";
import { type Scheme, themeScheme } from "./theme-scheme.ts";
import { backgroundColor } from "./background-color.ts";
import type { Settings } from "../options/settings.ts";
import {
  darkTheme,
  lightTheme,
  pageTheme,
  seriesColor,
  type Theme,
  toneColor,
  TONES,
} from "../options/theme.ts";

/** What in a chart needs rules of colour. */
export interface ColorUses {
  /** `colorIndex` picks the theme's colour; default: `index`. */
  series: { index: number; color: string | undefined; colorIndex?: number }[];
  hasTooltips: boolean;
  hasTones: boolean;
  /** The rules of marks with more colours than their series'. */
  markRules: (theme: Theme) => string;
}

/** The rules of colour. With theme `"auto"`, dark ones are for screens alone: paper is light. */
export function themeRules(uses: ColorUses, { theme, variant }: Settings): string {
  const isBare = variant === "sparkline";
  if (theme === "auto") {
    const dark = colorRules(uses, darkTheme, isBare);
    const light = colorRules(uses, lightTheme, isBare);
    const text = `&&{color:${darkTheme.text}}`;
    return `${light}@media screen and (prefers-color-scheme:dark){${text}${dark}}`;
  }
  return colorRules(uses, chosenTheme(theme), isBare);
}

/** The colour of texts, unless the reader's colour scheme overrides it. */
export function textColor({ theme }: Settings): string {
  return chosenTheme(theme).text;
}

/** What `light-dark()` and the system's colours follow: the reader's scheme, as `"auto"` does. */
export function colorScheme({ theme }: Settings): Scheme | "inherit" {
  if (theme === "page") return "inherit";
  return theme === "auto" ? "light dark" : themeScheme(chosenTheme(theme));
}

/** The theme itself; the light one for `"auto"`. */
export function chosenTheme(theme: Settings["theme"]): Theme {
  if (typeof theme !== "string") return theme;
  if (theme === "page") return pageTheme;
  return theme === "dark" ? darkTheme : lightTheme;
}

function colorRules(uses: ColorUses, theme: Theme, isBare: boolean): string {
  let rules = groundRules(theme, isBare, uses.hasTooltips);
  if (!isBare) rules += axisColors(theme);
  const done = new Set<number>();
  for (const { index, color, colorIndex = index } of uses.series) {
    // An average or a band has the index of its series, whose colour is first.
    if (done.has(index)) continue;
    done.add(index);
    rules += `& .s${index}{color:${color ?? seriesColor(theme, colorIndex)}}`;
  }
  if (uses.hasTones) rules += toneRules(theme);
  return rules + uses.markRules(theme);
}

/** The colour of the background, which the boxes of tooltips have, too. */
function groundRules(theme: Theme, isBare: boolean, hasTooltips: boolean): string {
  const box = backgroundColor(theme);
  const ofTooltips = hasTooltips ? `& .h rect{fill:${box}}` : "";
  if (isBare) return ofTooltips;
  if (hasTooltips && box === theme.background) return `& .b,${ofTooltips}`;
  return `& .b{fill:${theme.background}}${ofTooltips}`;
}

/** The colours of plot, grid and axes, where a theme has them. */
function axisColors({ plot, grid, axis }: Theme): string {
  const ground = plot === undefined ? "" : `& .pl{fill:${plot}}`;
  const lines = grid === undefined ? "" : `& .g{stroke:${grid};stroke-opacity:1}`;
  if (axis === undefined) return ground + lines;
  return `${ground}${lines}& .ax{stroke:${axis};stroke-opacity:1}& g.m{color:${axis};fill-opacity:1}`;
}

function toneRules(theme: Theme): string {
  const colors = TONES.map((tone, i) => {
    const color = toneColor(theme, tone);
    const ink = textInk(color, theme);
    const ofTexts = ink === color ? "" : `& text.t${i}{color:${ink}}`;
    return `& .t${i}{color:${color}}${ofTexts}`;
  });
  return `& .vt{stroke:${backgroundColor(theme)}}${colors.join("")}`;
}
