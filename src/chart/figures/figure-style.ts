import type { Theme } from "../options/theme.ts";
import type { Settings } from "../options/settings.ts";
import { hasLinks, LINK_RULE } from "../svg/legend-links.ts";
import { entryRules } from "../svg/motion-rules.ts";
import { shapeRules } from "../svg/shapes.ts";
import { baseRules, scopeStyle, type Style } from "../svg/style.ts";
import { FAINT_RULE, SWATCH_RULE } from "../svg/swatch.ts";
import { themeRules } from "../svg/theme-rules.ts";
import type { LaidOutFigure } from "./figure-layout.ts";
import type { Latest } from "./latest.ts";

/** Less pale than old marks beside an axis: the texts of a figure are its values. */
const STALE_RULE = "& .st{opacity:.6}";

/** The style of one figure. */
export function createFigureStyle(
  { type, layout, latest, figure }: LaidOutFigure,
  settings: Settings,
): Style {
  const colored = figure === undefined ? latest : drawnOrHidden(type.parts(figure), latest);
  const canFocus = figure !== undefined && type.canFocus(settings) && settings.variant !== "live";
  const colorUses = {
    // All dials have the first colour: they have names, and another could look like an alarm.
    series: colored.map(({ index, color }) =>
      settings.type === "gauge" ? { index, color, colorIndex: 0 } : { index, color },
    ),
    hasTooltips: figure !== undefined && type.hasTooltips && settings.tooltips,
    hasTones: figure !== undefined && type.hasTones(figure),
    // A ring in the colour of a slice is not seen well enough beside it.
    markRules: ({ text }: Theme) => (canFocus ? `& :focus-visible{outline-color:${text}}` : ""),
  };
  const template =
    baseRules(layout.width, settings) +
    (layout.legend.length > 0 ? SWATCH_RULE + FAINT_RULE : "") +
    (hasLinks(layout.legend, settings) ? LINK_RULE : "") +
    (figure === undefined ? "" : type.rules(figure, settings)) +
    // Unlike a chart, a figure has texts and a background even as a sparkline.
    themeRules(colorUses, { ...settings, variant: "static" }) +
    (settings.distinguish === "shape"
      ? shapeRules(new Set(colored.map(({ index }) => index)), settings)
      : "") +
    (settings.stale === "" ? "" : STALE_RULE) +
    (settings.animate ? entryRules() : "");
  return scopeStyle(template);
}

/** The series that need a colour: those drawn and, for the legend, those hidden. */
function drawnOrHidden(parts: readonly { index: number }[], latest: readonly Latest[]): Latest[] {
  const indices = new Set(parts.map(({ index }) => index));
  return latest.filter(({ index, hidden }) => hidden || indices.has(index));
}
