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

/** What of a chart has a colour. */
export interface ColorUses {
  series: { index: number; color: string | undefined }[];
  hasTooltips: boolean;
  /** A tooltip is a box for all series. */
  sharesTooltips: boolean;
  hasTones: boolean;
  /** The rules of marks that have more colours than their series'. */
  markRules: (theme: Theme) => string;
}

/** The colours of a chart. On paper the dark ones are not taken. */
export function themeRules(uses: ColorUses, { theme, variant }: Settings): string {
  const bare = variant === "sparkline";
  if (theme === "auto") {
    const dark = colorRules(uses, darkTheme, bare);
    const light = colorRules(uses, lightTheme, bare);
    const text = `&&{color:${darkTheme.text}}`;
    return `${light}@media screen and (prefers-color-scheme:dark){${text}${dark}}`;
  }
  return colorRules(uses, firstOf(theme), bare);
}

/** The colour of texts, unless the reader's colour scheme says otherwise. */
export function textColor({ theme }: Settings): string {
  return firstOf(theme).text;
}

function firstOf(theme: Settings["theme"]): Theme {
  if (typeof theme !== "string") return theme;
  return theme === "dark" ? darkTheme : lightTheme;
}

function colorRules(uses: ColorUses, theme: Theme, bare: boolean): string {
  let rules = bare ? "" : `& .b{fill:${theme.background}}`;
  if (uses.hasTooltips) rules += tooltipColors(uses, theme);
  const known = new Set<number>();
  for (const { index, color } of uses.series) {
    // What was made from a series has its colour.
    if (known.has(index)) continue;
    known.add(index);
    rules += `& .s${index}{color:${color ?? seriesColor(theme, index)}}`;
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
