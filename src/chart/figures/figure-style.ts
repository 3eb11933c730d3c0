import type { Settings } from "../options/settings.ts";
import { shapeRules } from "../svg/shapes.ts";
import { baseRules, CUT, focusRule, scopeStyle, type Style } from "../svg/style.ts";
import { AREA_RULE, LINE_RULE } from "../svg/mark-rules.ts";
import { SWATCH_RULE } from "../svg/swatch.ts";
import { themeRules } from "../svg/theme-rules.ts";
import type { FigureLayout } from "./figure.ts";
import type { LaidOutFigure } from "./figure-layout.ts";
import { type GaugesLayout, zoneWidth } from "./gauge-layout.ts";
import { valueRules } from "./large-value.ts";
import type { PieLayout } from "./pie.ts";
import type { StatLayout } from "./stat.ts";

/** Whether pointing at a slice, or at its name in the legend, shows it alone. */
export function canHighlight(
  figure: FigureLayout | undefined,
  { variant, tooltips }: Settings,
): boolean {
  const isStill = variant !== "interactive" && variant !== "live";
  return figure?.kind === "pie" && variant !== "sparkline" && (tooltips || !isStill);
}

/** The style of a figure. */
export function figureStyle({ layout, latest, figure }: LaidOutFigure, settings: Settings): Style {
  const painted = {
    series: figure === undefined ? latest : paintedOf(figure, latest),
    hasTooltips: figure?.kind === "pie" && settings.tooltips,
    sharesTooltips: false,
    hasTones: figure !== undefined && hasTones(figure),
    markRules: () => "",
  };
  const series = painted.series.map(({ index, color }) => ({ index, color }));
  const css =
    baseRules(layout.width, settings) +
    (layout.legend.length > 0 ? SWATCH_RULE : "") +
    rulesOf(figure, settings) +
    // A figure has texts even where all else is left out.
    themeRules({ ...painted, series }, { ...settings, variant: "static" }) +
    (settings.distinguish === "shape"
      ? shapeRules(new Set(painted.series.map(({ index }) => index)))
      : "") +
    (settings.animate ? ENTRY : "");
  return scopeStyle(css);
}

/** What has a colour: what is drawn, and what is hidden, in the legend. */
function paintedOf(figure: FigureLayout, latest: LaidOutFigure["latest"]) {
  const shown =
    figure.kind === "pie" ? figure.slices : figure.kind === "gauge" ? figure.gauges : figure.tiles;
  const indices = new Set(shown.map(({ index }) => index));
  return latest.filter(({ index, hidden }) => hidden || indices.has(index));
}

function hasTones(figure: FigureLayout): boolean {
  if (figure.kind === "pie") return false;
  if (figure.kind === "gauge") return figure.zones.length > 0;
  return figure.tiles.some(({ tone, change }) => tone !== undefined || change !== undefined);
}

const ENTRY =
  "@media(prefers-reduced-motion:no-preference){& .n{animation:^f .5s}}@keyframes ^f{from{opacity:0}}";

function rulesOf(figure: FigureLayout | undefined, settings: Settings): string {
  if (figure?.kind === "pie") return pieRules(figure, settings);
  if (figure?.kind === "gauge") return gaugeRules(figure);
  return figure?.kind === "stat" ? statRules(figure) : "";
}

/** Past the colours of the theme, they come again, paler. */
const DISTINCT = 8;

function pieRules({ radius, hole, slices, labels, middle }: PieLayout, settings: Settings): string {
  let rules = hole === 0 ? "& .f{fill:currentColor}" : ringRule(radius - hole);
  if (labels.length > 0) rules += "& .k{stroke:currentColor;opacity:.35}&& tspan{fill-opacity:.72}";
  if (middle !== undefined) rules += valueRules(middle.size);
  const pale = slices.filter(({ index }) => index >= DISTINCT).map(({ index }) => `& .s${index}`);
  if (pale.length > 0) rules += `${pale.join(",")}{fill-opacity:.65;stroke-opacity:.65}`;
  if (settings.tooltips) rules += HOVER;
  if (settings.tooltips && settings.variant !== "live") rules += UNTOLD;
  return canHighlight({ kind: "pie" } as PieLayout, settings)
    ? rules + highlightRules(slices, settings) + focusRule(settings)
    : rules;
}

function ringRule(width: number): string {
  return `& .e{stroke:currentColor;stroke-width:${Math.round(width)}}`;
}

const HOVER =
  "& .h{opacity:0;pointer-events:none;text-anchor:middle;paint-order:stroke;stroke-width:5;font-weight:600}";

/** Texts are told only while they are seen, as what has the focus tells them already. */
const UNTOLD = "& .h{visibility:hidden}";
const TOLD = ";visibility:visible";

function highlightRules(slices: PieLayout["slices"], { variant }: Settings): string {
  const when = ({ index }: { index: number }) => `&:has(.i${index}:is(:hover,:focus))`;
  const pale = slices.map((slice) => `${when(slice)} .n>:not(.i${slice.index})`).join(",");
  const told = slices.map((slice) => `${when(slice)} .h${slice.index}`).join(",");
  const middle = slices.map((slice) => `${when(slice)} .q`).join(",");
  return `${pale}{opacity:.3}${told}{opacity:1${variant === "live" ? "" : TOLD}}${middle}{opacity:0}`;
}

function gaugeRules({ ring, zones, valueSize, nameSize }: GaugesLayout): string {
  return (
    `${ringRule(ring)}& .o{opacity:.12}` +
    (zones.length > 0 ? `& .z{stroke:currentColor;stroke-width:${zoneWidth(ring)}}` : "") +
    (valueSize > 0 ? valueRules(valueSize) : "") +
    (nameSize > 12 ? `& .c{font-size:${nameSize}px}` : "")
  );
}

function statRules({ tiles, cards, valueSize }: StatLayout): string {
  return (
    `${valueRules(valueSize)}& .v{fill:currentColor}` +
    "& .d{font-size:13px;font-weight:600}" +
    (cards ? "& .o{fill:currentColor;opacity:.05}" : "") +
    (tiles.some(({ line }) => line !== undefined) ? CUT + LINE_RULE + AREA_RULE : "")
  );
}
