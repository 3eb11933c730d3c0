import { memoize } from "../base/cache.ts";
import { FONT_SIZE, type LegendItem } from "../layout/axes/label.ts";
import { titleSize } from "../layout/axes/title.ts";
import type { ChartLayout } from "../layout/chart-layout.ts";
import type { LaidOut } from "../layout/laid-out.ts";
import type { Layer, MarkType } from "../layout/mark-type.ts";
import type { Settings } from "../options/settings.ts";
import { focusRule, hasHighlight, highlightRules } from "./highlight-rules.ts";
import { hasLinks, LINK_RULE } from "./legend-links.ts";
import { HELD_RULE } from "./held-values-svg.ts";
import { DASHED_RULE, DOTTED_RULE } from "./mark-rules.ts";
import { entryRules, glideRules, LINE_ENTRY } from "./motion-rules.ts";
import { shapedSeries, shapeRules } from "./shapes.ts";
import { FAINT_RULE, PALE_SWATCH_RULE, SWATCH_RULE } from "./swatch.ts";
import { chosenTheme, colorScheme, type ColorUses, textColor, themeRules } from "./theme-rules.ts";
import { tooltipRules } from "./tooltip-rules.ts";

/** A chart's style sheet, and the class on its root that confines the rules to it. */
export interface Style {
  scope: string;
  css: string;
}

/** The style of one chart with axes. */
export function createStyle(laidOut: LaidOut, settings: Settings): Style {
  return scopeStyle(chartRules(laidOut, settings));
}

/**
 * Confines rules to one chart by a class that is a hash of them, so charts share a class only if
 * they look the same. Memoized, as each drawing of a chart needs the same style.
 *
 * @param template rules in which & stands for the scope, and ^ for the prefix of animation names.
 */
export const scopeStyle = memoize((template: string): Style => {
  const scope = createScope(template);
  return { scope, css: template.replaceAll("&", `.${scope}`).replaceAll("^", scope) };
}, 256);

function chartRules(laidOut: LaidOut, settings: Settings): string {
  const { layout } = laidOut;
  const isBare = settings.variant === "sparkline";
  return (
    (isBare ? bareRules(settings) : baseRules(layout.width, settings)) +
    (isBare ? "" : GRID_RULES) +
    (layout.x.slides || layout.overflows ? CLIP_RULE : "") +
    markRules(laidOut, settings) +
    (layout.places === undefined ? "" : tooltipRules(laidOut, settings)) +
    (hasLinks(layout.legend, settings) ? LINK_RULE : "") +
    (hasHighlight(layout, settings) ? highlightRules(layout) + focusRule(settings) : "") +
    themeRules(findColorUses(laidOut, settings), settings) +
    (settings.stale === "" ? "" : STALE_RULE) +
    shapeRules(shapedSeries(laidOut.layers, settings), settings) +
    (settings.animate ? entryRules(LINE_ENTRY) : "") +
    (layout.x.cycle > 0 ? glideRules(layout, settings) : "")
  );
}

/** The rules that all charts with texts, and all figures, begin with. */
export function baseRules(width: number, settings: Settings): string {
  const root = `${placeRule(settings)}${rootRule(settings)}${TEXT_WALLS}${fontRule(settings)}}`;
  return `${root}${RESET}${TEXT_RESET}}${titleRule(width)}${TEXT_RULES}`;
}

function bareRules(settings: Settings): string {
  return `${placeRule(settings)}${rootRule(settings)}}${RESET}}`;
}

/**
 * What a page's own rules may change: size, display and all else that places the chart. `:where` has
 * no specificity, so it yields to `svg{width:100%}`; yet it keeps out what the chart would inherit.
 * `revert-layer` leaves width and display to the page's `@layer` rules, or to the root's attributes.
 */
function placeRule({ fills, variant }: Settings): string {
  const width = fills ? "100%" : "revert-layer;max-width:100%";
  const align = variant === "sparkline" ? ";vertical-align:middle" : "";
  return `:where(&){all:initial;display:revert-layer${align};width:${width};height:auto}`;
}

function rootRule(settings: Settings): string {
  return `${COMMON_WALLS}&&{color:${textColor(settings)};color-scheme:${colorScheme(settings)};${ROOT_WALLS}`;
}

// & stands for the scope, as in nested CSS, which not all SVG readers support. A selector that names
// only the scope has it twice: that beats a page's rules for all elements or all of one kind, even
// within a class, but not the rules below.

/** Undoes rules of a page for all elements, or all of a kind, that would change any element of a chart. */
const COMMON_WALLS =
  "&&,&& *{opacity:1;filter:none;transition:none;stroke-dasharray:none;letter-spacing:normal;" +
  "text-transform:none;text-shadow:none}";
/**
 * Undoes its rules for all `svg`. What a chart would inherit, `all:initial` keeps out; what moves, masks
 * or hides the picture as a whole is up to the page.
 */
const ROOT_WALLS =
  "overflow:hidden;mix-blend-mode:normal;padding:0;border:0;" +
  "fill:none;fill-opacity:1;stroke:none;stroke-width:1;stroke-opacity:1;stroke-linejoin:round;" +
  // Forced colours would give background, lines and texts one and the same colour.
  "forced-color-adjust:none";
/** The same of texts. `all` does not reset the direction. */
const TEXT_WALLS = ";direction:ltr;text-anchor:start";
/** Undoes what a page's rules for all elements, or all of one kind, could change. */
const RESET =
  "&& *{fill:inherit;stroke:inherit;stroke-width:inherit;fill-opacity:inherit;stroke-opacity:inherit";
const TEXT_RESET = ";font:inherit;text-anchor:inherit";
const TEXT_RULES =
  "& .m{fill-opacity:.72}& .am{text-anchor:middle}& .ae{text-anchor:end}" +
  "&& text{fill:currentColor}";
/**
 * Lines of a grid, and the stronger one at zero. They are pale in themselves: a group that is pale as
 * a whole is drawn apart, and moved by half a pixel only then, which smears each line over three rows.
 */
const GRID_RULES =
  "& .g{stroke:currentColor;stroke-opacity:.15;shape-rendering:crispEdges;vector-effect:non-scaling-stroke}" +
  "& .ax{stroke-opacity:.5}";

function fontRule({ theme }: Settings): string {
  const families = chosenTheme(theme).font ?? "system-ui,sans-serif";
  return `;font:${FONT_SIZE}px ${families};font-variant-numeric:tabular-nums`;
}

function titleRule(width: number): string {
  return `& .t{font-size:${titleSize(width)}px;font-weight:600}`;
}

/** Clips what lies beyond the edges of a nested viewport. */
export const CLIP_RULE = "&& svg{overflow:hidden}";

const REFERENCE_RULES =
  "& .v{stroke:currentColor;stroke-width:1.5;stroke-dasharray:6 4}& .vb{fill:currentColor;opacity:.12}" +
  "& .vt{fill:currentColor;paint-order:stroke;stroke-width:4;pointer-events:none}";

const STALE_RULE = "& .st{opacity:.35}";

/** The rules that marks, legend and reference marks need, each once. */
function markRules({ layout, layers }: LaidOut, settings: Settings): string {
  const { marks, legend, guides } = layout;
  const rules = new Set<string>();
  const sizes = new Map<MarkType, string>();
  for (const [m, mark] of marks.entries()) {
    const { type } = layers[m]!;
    for (const rule of type.rules(mark)) rules.add(rule);
    if (mark.dashed) rules.add(mark.dotted ? DOTTED_RULE : DASHED_RULE);
    if (!sizes.has(type)) sizes.set(type, type.sizeRules(mark, settings));
  }
  for (const rule of swatchRules(legend, layers)) rules.add(rule);
  if (legend.some(({ hidden }) => hidden)) rules.add(FAINT_RULE);
  if (hasReferenceMarks(guides)) rules.add(REFERENCE_RULES);
  if (layout.held.length > 0) rules.add(HELD_RULE);
  return [...rules, ...sizes.values()].join("");
}

/** The rules of a legend's swatches, boxes first. */
function swatchRules(legend: readonly LegendItem[], layers: readonly Layer[]): Set<string> {
  const own = legend.flatMap(({ pale }, i) => (pale ? [] : layers[i]!.type.swatchRules));
  const boxes = own.filter((rule) => rule === SWATCH_RULE);
  const pale = legend.some((item) => item.pale) ? [PALE_SWATCH_RULE] : [];
  return new Set([...boxes, ...pale, ...own]);
}

function hasReferenceMarks({ lines, bands, notes }: ChartLayout["guides"]): boolean {
  return lines.length + bands.length + notes.length > 0;
}

function findColorUses({ layout, layers }: LaidOut, settings: Settings): ColorUses {
  const { marks, places, guides } = layout;
  const canFocus = places !== undefined && settings.variant !== "live";
  const types = new Set(layers.map(({ type }) => type));
  return {
    series: marks.map(({ index, color }) => ({ index, color })),
    hasTooltips: places !== undefined,
    hasTones: hasReferenceMarks(guides),
    markRules: (theme) =>
      Array.from(types, (type) => type.colorRules(theme, settings, canFocus)).join(""),
  };
}

/** A letter and three letters or digits, at least one a digit: a page may have a class `card`. */
function createScope(template: string): string {
  const value = hash(template);
  const letter = String.fromCharCode(97 + (value % 26));
  const rest = Math.floor(value / 26)
    .toString(36)
    .padStart(3, "0")
    .slice(-3);
  return /\d/.test(rest) ? letter + rest : letter + rest.slice(1) + (value % 10);
}

/** FNV-1a (Fowler, Noll, Vo), 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  }
  return value >>> 0;
}
