import { titleSize } from "../layout/axes/title-legend.ts";
import type { ChartLayout } from "../layout/chart-layout.ts";
import type { LaidOut } from "../layout/laid-out.ts";
import type { Layer, MarkType } from "../layout/mark-type.ts";
import { FONT_SIZE, type LegendItem } from "../layout/axes/label.ts";
import { memoizeByKey } from "../base/cache.ts";
import type { Settings } from "../options/settings.ts";
import { shapeRules } from "./shapes.ts";
import { hasHitAreas } from "./has-hit-areas.ts";
import { DASHED_RULE, roundWidth } from "./mark-rules.ts";
import { PALE_SWATCH_RULE, SWATCH_RULE } from "./swatch.ts";
import { tooltipRules, type TooltipSize } from "./tooltip-rules.ts";
import { textColor, themeRules, type ColorUses } from "./theme-rules.ts";

/** A chart's style sheet, and the class on its root that keeps the rules to it. */
export interface Style {
  scope: string;
  css: string;
}

/**
 * The style of one chart. The class is a hash of the rules, so charts share it only where they
 * look the same.
 */
export function createStyle(laidOut: LaidOut, settings: Settings, tooltip: TooltipSize): Style {
  return scopeStyle(chartRules(laidOut, settings, tooltip));
}

// A chart that is drawn again has the style it had.
export const scopeStyle = memoizeByKey((template: string): Style => {
  const scope = scopeOf(template);
  return { scope, css: template.replaceAll("&", `.${scope}`).replaceAll("^", scope) };
}, 256);

function chartRules(laidOut: LaidOut, settings: Settings, tooltip: TooltipSize): string {
  const { layout } = laidOut;
  const bare = settings.variant === "sparkline";
  return (
    (bare ? bareRules(layout.width, settings) : baseRules(layout.width, settings)) +
    (layout.x.slides || layout.overflows ? CUT : "") +
    markRules(laidOut, settings) +
    (layout.places === undefined ? "" : tooltipRules(laidOut, tooltip, settings)) +
    (hasHighlight(layout, settings) ? highlightRules(layout) + focusRule(settings) : "") +
    themeRules(findColorUses(laidOut, settings), settings) +
    (settings.stale === "" ? "" : STALE) +
    (settings.distinguish === "shape" ? shapeRules(seriesIndices(layout)) : "") +
    (settings.animate ? ENTRY : "") +
    (settings.glide ? glideRules(layout, settings) : "")
  );
}

/** The rules that every chart with texts begins with. */
export function baseRules(width: number, settings: Settings): string {
  return `${rootRule(width, settings)}${TEXT}}${ALL}${ALL_TEXTS}}${partsOf(width)}`;
}

function bareRules(width: number, settings: Settings): string {
  return `${rootRule(width, settings)}}${ALL}}`;
}

function rootRule(width: number, settings: Settings): string {
  return `&&{all:initial;color:${textColor(settings)};width:${width}px;${ROOT}`;
}

// In these, & stands for the scope, as in nested CSS, which not all readers of SVG know, and ^ for
// what the names of animations begin with. What names no class but the scope has it twice: that
// outdoes the rules of a page for all elements, or for all of a kind, within a class of its own, and
// not those that follow.
// Forced colours would be one and the same for background, lines and texts.
const ROOT =
  "max-width:100%;height:auto;overflow:hidden;forced-color-adjust:none;fill:none;stroke-linejoin:round";
const TEXT = `;font:${FONT_SIZE}px system-ui,sans-serif;font-variant-numeric:tabular-nums`;
/** What the rules of a page for all elements, or for all of a kind, would change. */
const ALL =
  "&& *{fill:inherit;stroke:inherit;stroke-width:inherit;stroke-dasharray:none;fill-opacity:inherit;" +
  "stroke-opacity:inherit;opacity:1;transition:none;filter:none";
/** Of what lies beyond the plot's edges. */
export const CUT = "&& svg{overflow:hidden}";
/** The same of texts. */
const ALL_TEXTS =
  ";font:inherit;letter-spacing:inherit;text-anchor:inherit;text-transform:none;text-shadow:none";
const PARTS =
  ";font-weight:600}& .m{opacity:.72}& .am{text-anchor:middle}" +
  "& .ae{text-anchor:end}&& text{fill:currentColor}& .g{opacity:.2;stroke:currentColor}";

function partsOf(width: number): string {
  return `& .t{font-size:${titleSize(width)}px${PARTS}`;
}

const REFERENCE_RULES =
  "& .v{stroke:currentColor;stroke-width:1.5;stroke-dasharray:6 4}& .vb{fill:currentColor;opacity:.12}" +
  "& .vt{fill:currentColor;paint-order:stroke;stroke-width:4;pointer-events:none}";

/** The rules that marks, legend and reference marks need, each once. */
function markRules({ layout, layers }: LaidOut, settings: Settings): string {
  const { marks, legend, guides } = layout;
  const rules = new Set<string>();
  const sizes = new Map<MarkType, string>();
  for (const [m, mark] of marks.entries()) {
    const { type } = layers[m]!;
    for (const rule of type.rules(mark)) rules.add(rule);
    if (mark.dashed) rules.add(DASHED_RULE);
    if (!sizes.has(type)) sizes.set(type, type.sizeRules(mark, settings));
  }
  for (const rule of swatchRules(legend, layers)) rules.add(rule);
  if (hasReferenceMarks(guides)) rules.add(REFERENCE_RULES);
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

const STALE = "& .st{opacity:.35}";

const ENTRY =
  "@media(prefers-reduced-motion:no-preference){& .l[pathLength]{animation:^ 1s ease-out}& .n{animation:^f .5s}}" +
  "@keyframes ^{from{stroke-dasharray:1;stroke-dashoffset:1}to{stroke-dasharray:1;stroke-dashoffset:0}}" +
  "@keyframes ^f{from{opacity:0}}";

/** The plot moves by one cycle's width in one cycle's time. */
function glideRules({ x }: ChartLayout, { everyMs }: Settings): string {
  return (
    `@media(prefers-reduced-motion:no-preference){& .y{animation:^g ${everyMs}ms linear}}` +
    `@keyframes ^g{from{transform:translateX(${roundWidth(x.gap)}px)}}`
  );
}

/** What can have the focus has a ring then, whatever the page says. */
export function focusRule({ variant }: Settings): string {
  return variant === "live" ? "" : "& :focus-visible{outline:2px solid;outline-offset:2px}";
}

/** Whether pointing at a name in the legend, or moving the focus there, shows its marks alone. */
export function hasHighlight({ legend }: ChartLayout, { variant }: Settings): boolean {
  return legend.length > 1 && (variant === "interactive" || variant === "live");
}

const PALE = "{opacity:.15}";

function highlightRules({ legend }: ChartLayout): string {
  const selectors = legend.map(
    ({ index }) => `&:has(.i${index}:is(:hover,:focus)) .n>:not(.s${index})`,
  );
  return selectors.join(",") + PALE;
}

/** The places of all series that are drawn or named. */
export function seriesIndices({ marks, legend }: ChartLayout): Set<number> {
  return new Set([...marks, ...legend].map(({ index }) => index));
}

/** What of a chart has a colour. */
function findColorUses({ layout, layers }: LaidOut, settings: Settings): ColorUses {
  const { marks, places, guides } = layout;
  const canFocus = places !== undefined && settings.variant !== "live";
  const types = new Set(layers.map(({ type }) => type));
  return {
    series: marks.map(({ index, color }) => ({ index, color })),
    hasTooltips: places !== undefined,
    hasTones: hasReferenceMarks(guides),
    sharesTooltips:
      !hasHitAreas(layout, layers) && marks.filter(({ hidden }) => !hidden).length > 1,
    markRules: (theme) =>
      Array.from(types, (type) => type.colorRules(theme, settings, canFocus)).join(""),
  };
}

/**
 * A letter, and three letters or digits. They are never letters alone, as a page may well have a
 * class `card`.
 */
function scopeOf(template: string): string {
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
