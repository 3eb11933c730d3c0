import { readCssColor } from "../format/color/check-color.ts";
import { isDark } from "../format/color/contrast.ts";
import { resolveColor } from "../format/color/resolve-color.ts";
import { backgroundColor } from "./background-color.ts";
import type { Settings } from "../options/settings.ts";
import {
  darkTheme,
  lightTheme,
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
  /** A tooltip is a box that shows all series. */
  sharesTooltips: boolean;
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
  return colorRules(uses, defaultTheme(theme), isBare);
}

/** The colour of texts, unless the reader's colour scheme overrides it. */
export function textColor({ theme }: Settings): string {
  return defaultTheme(theme).text;
}

/**
 * Which scheme `light-dark()` and the system's colours follow: the reader's, as theme `"auto"` does,
 * unless a theme has a ground of its own.
 */
export function colorScheme({ theme }: Settings): string {
  if (theme === "auto") return "light dark";
  const node = readCssColor(defaultTheme(theme).background);
  const ground = node?.kind === "absolute" ? resolveColor(node, "light") : undefined;
  if (ground === undefined || "unknown" in ground || ground.alpha < 0.5) return "light dark";
  return isDark(ground) ? "dark" : "light";
}

/** The theme itself; the light one for `"auto"`. */
function defaultTheme(theme: Settings["theme"]): Theme {
  if (typeof theme !== "string") return theme;
  return theme === "dark" ? darkTheme : lightTheme;
}

function colorRules(uses: ColorUses, theme: Theme, isBare: boolean): string {
  let rules = isBare ? "" : `& .b{fill:${theme.background}}`;
  if (uses.hasTooltips) rules += tooltipColors(uses, theme);
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

function tooltipColors({ sharesTooltips }: ColorUses, theme: Theme): string {
  const halo = backgroundColor(theme);
  return sharesTooltips
    ? `& .h rect~rect{fill:${halo}}`
    : `& .h text{stroke:${halo};fill:${theme.text}}`;
}

function toneRules(theme: Theme): string {
  const colors = TONES.map((tone, i) => `& .t${i}{color:${toneColor(theme, tone)}}`);
  return `& .vt{stroke:${backgroundColor(theme)}}${colors.join("")}`;
}
