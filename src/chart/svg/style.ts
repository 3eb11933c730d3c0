import { FONT_SIZE, titleSize } from "../layout/axes/title-legend.ts";
import type { ChartLayout } from "../layout/layout-chart.ts";
import { CELL_BLEED } from "../marks/cell.ts";
import { EDGE } from "../marks/candle.ts";
import { mayHaveDots } from "../marks/line.ts";
import type { MarkLayout } from "../layout/mark-layout.ts";
import { memoizeByKey } from "../base/cache.ts";
import type { Settings } from "../options/settings.ts";
import { shapeRules } from "./shapes.ts";
import { hasHitAreas } from "./has-hit-areas.ts";
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
export function createStyle(layout: ChartLayout, settings: Settings, tooltip: TooltipSize): Style {
  const template = rulesOf(layout, settings, tooltip);
  return scopeStyle(template);
}

// A chart that is drawn again has the style it had.
export const scopeStyle = memoizeByKey((template: string): Style => {
  const scope = scopeOf(template);
  return { scope, css: template.replaceAll("&", `.${scope}`).replaceAll("^", scope) };
}, 256);

function rulesOf(layout: ChartLayout, settings: Settings, tooltip: TooltipSize): string {
  const bare = settings.variant === "sparkline";
  return (
    (bare ? bareRules(layout.width, settings) : baseRules(layout.width, settings)) +
    (layout.x.slides || layout.overflows ? CUT : "") +
    markRules(layout, settings) +
    (layout.places === undefined ? "" : tooltipRules(layout, tooltip, settings)) +
    (hasHighlight(layout, settings) ? highlightRules(layout) + focusRule(settings) : "") +
    themeRules(paintedOf(layout, settings), settings) +
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

/** Of a legend's boxes. */
export const SWATCH_RULE = "& .j{stroke:currentColor;stroke-width:10}";
export const LINE_RULE = "& .l{stroke:currentColor;stroke-width:2}";
export const AREA_RULE = "& .a{fill:currentColor;opacity:.2}";

const RULES: Record<string, string> = {
  line: LINE_RULE,
  dot: "& .d{stroke:currentColor;stroke-width:6;stroke-linecap:round}",
  outlier: "& .od{stroke:currentColor;stroke-width:4;stroke-linecap:round}",
  bubble: "& .o>*{fill:currentColor;fill-opacity:.55;stroke:currentColor}",
  area: AREA_RULE,
  /** A stretch without a line has to be seen by itself. */
  range: "& .ap{fill:currentColor;opacity:.35}",
  stacked: "& .f{fill:currentColor;opacity:.85}",
  dashed: "& .z{stroke-dasharray:6 4}",
  box: SWATCH_RULE,
  pale: "& .jp{stroke:currentColor;stroke-width:10;opacity:.35}",
  guides:
    "& .v{stroke:currentColor;stroke-width:1.5;stroke-dasharray:6 4}& .vb{fill:currentColor;opacity:.12}" +
    "& .vt{fill:currentColor;paint-order:stroke;stroke-width:4;pointer-events:none}",
};

function markRules({ marks, legend, guides }: ChartLayout, settings: Settings): string {
  const wanted = new Set<string>();
  const widths = new Map<string, string>();
  for (const mark of marks) {
    const { kind, radii, stacked, dashed, hasLine } = mark;
    if (kind === "line" || (kind === "area" && stacked !== true)) wanted.add("line");
    if (kind === "range" && hasLine !== false) wanted.add("line");
    if (kind === "area") wanted.add(stacked === true ? "stacked" : "area");
    if (kind === "range") wanted.add(hasLine === false ? "range" : "area");
    if (kind === "dot") wanted.add(radii === undefined ? "dot" : "bubble");
    if (mayHaveDots(mark)) wanted.add("dot");
    if (dashed) wanted.add("dashed");
    if (kind === "box") wanted.add("outlier");
    if (!widths.has(kind)) widths.set(kind, widthRules(mark, settings));
  }
  if (legend.some(({ mark, pale }) => mark !== "line" && mark !== "dot" && !pale)) {
    wanted.add("box");
  }
  if (legend.some(({ pale }) => pale)) wanted.add("pale");
  if (legend.some(({ mark }) => mark === "line")) wanted.add("line");
  if (legend.some(({ mark }) => mark === "dot")) wanted.add("dot");
  if (guides.lines.length + guides.bands.length + guides.notes.length > 0) wanted.add("guides");
  return Array.from(wanted, (name) => RULES[name]).join("") + [...widths.values()].join("");
}

function widthRules(
  { kind, width = 1, height = 1 }: MarkLayout,
  { distinguish }: Settings,
): string {
  const stroke = "stroke:currentColor;stroke-width";
  if (kind === "bar") return `& .r{${stroke}:${round(width)}}`;
  if (kind === "candle") {
    const inner = `& .ki{stroke-width:${round(Math.max(0, width - 2 * EDGE))}}`;
    return `& .w{${stroke}:1}& .k{${stroke}:${round(width)}}${distinguish === "shape" ? inner : ""}`;
  }
  if (kind === "box")
    return `& .w{${stroke}:1.5}& .q{${stroke}:${round(width)}}& .md{stroke-width:2}`;
  return kind === "cell"
    ? `& .x{stroke-width:${round(height + 2 * CELL_BLEED)}}${RULES["box"]}`
    : "";
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
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
    `@keyframes ^g{from{transform:translateX(${round(x.gap)}px)}}`
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

/** What of a layout has a colour. */
function paintedOf(layout: ChartLayout, { distinguish, variant }: Settings): ColorUses {
  const { marks, places, guides, title, y } = layout;
  const hasCells = marks.some(({ kind }) => kind === "cell");
  const hasCandles = marks.some(({ kind }) => kind === "candle");
  return {
    series: marks.map(({ index, color }) => ({ index, color })),
    hasText: title !== undefined || y.ticks.length > 0 || places !== undefined,
    hasTooltips: places !== undefined,
    hasTones: guides.lines.length + guides.bands.length + guides.notes.length > 0,
    hasCells,
    hasFocusedCells: hasCells && places !== undefined && variant !== "live",
    hasBoxes: marks.some(({ kind }) => kind === "box"),
    hasCandles,
    hasHollow: hasCandles && distinguish === "shape",
    sharesTooltips: !hasHitAreas(layout) && marks.filter(({ hidden }) => !hidden).length > 1,
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
