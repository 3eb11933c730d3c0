import type { Theme } from "../options/theme.ts";
import type { Settings } from "../options/settings.ts";
import { entryRules } from "../svg/motion-rules.ts";
import { shapeRules } from "../svg/shapes.ts";
import { baseRules, scopeStyle, type Style } from "../svg/style.ts";
import { FAINT_RULE, SWATCH_RULE } from "../svg/swatch.ts";
import { themeRules } from "../svg/theme-rules.ts";
import type { FigureLayout } from "./figure.ts";
import type { LaidOutFigure } from "./figure-layout.ts";
import { gaugeRules } from "./gauge-svg.ts";
import type { Latest } from "./latest.ts";
import { canHighlightSlices, pieRules } from "./pie-svg.ts";
import { statRules } from "./stat-svg.ts";

/** Less pale than old marks beside an axis: the texts of a figure are its values. */
const STALE_RULE = "& .st{opacity:.6}";

/** The style of one figure. */
export function createFigureStyle(
  { layout, latest, figure }: LaidOutFigure,
  settings: Settings,
): Style {
  const colored = figure === undefined ? latest : drawnOrHidden(figure, latest);
  const canFocus =
    figure?.kind === "pie" && canHighlightSlices(settings) && settings.variant !== "live";
  const colorUses = {
    // All dials have the first colour: they have names, and another could look like an alarm.
    series: colored.map(({ index, color }) =>
      settings.type === "gauge" ? { index, color, colorIndex: 0 } : { index, color },
    ),
    hasTooltips: figure?.kind === "pie" && settings.tooltips,
    hasTones: figure !== undefined && hasTones(figure),
    // A ring in the colour of a slice is not seen well enough beside it.
    markRules: ({ text }: Theme) => (canFocus ? `& :focus-visible{outline-color:${text}}` : ""),
  };
  const template =
    baseRules(layout.width, settings) +
    (layout.legend.length > 0 ? SWATCH_RULE + FAINT_RULE : "") +
    (figure === undefined ? "" : figureRules(figure, settings)) +
    // Unlike a chart, a figure has texts and a background even as a sparkline.
    themeRules(colorUses, { ...settings, variant: "static" }) +
    (settings.distinguish === "shape"
      ? shapeRules(new Set(colored.map(({ index }) => index)), settings)
      : "") +
    (settings.stale === "" ? "" : STALE_RULE) +
    (settings.animate ? entryRules() : "");
  return scopeStyle(template);
}

function figureRules(figure: FigureLayout, settings: Settings): string {
  if (figure.kind === "pie") return pieRules(figure, settings);
  return figure.kind === "gauge" ? gaugeRules(figure) : statRules(figure);
}

/** The series that need a colour: those drawn and, for the legend, those hidden. */
function drawnOrHidden(figure: FigureLayout, latest: readonly Latest[]): Latest[] {
  const drawn =
    figure.kind === "pie" ? figure.slices : figure.kind === "gauge" ? figure.gauges : figure.tiles;
  const indices = new Set(drawn.map(({ index }) => index));
  return latest.filter(({ index, hidden }) => hidden || indices.has(index));
}

function hasTones(figure: FigureLayout): boolean {
  if (figure.kind === "pie") return false;
  if (figure.kind === "gauge") return figure.zones.length > 0;
  return figure.tiles.some(({ tone, change }) => tone !== undefined || change !== undefined);
}
