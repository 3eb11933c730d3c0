import { type ByteWriter, put } from "../base/byte-writer.ts";
import { clamp } from "../base/clamp.ts";
import { escapeXml } from "../format/text/escape.ts";
import { fitMiddle } from "../format/text/fit-middle.ts";
import { FONT_SIZE, type LegendItem, PICTURE_EDGE } from "../layout/axes/label.ts";
import { BOX_PADDING, boxHeight, ROW_HEIGHT } from "../layout/tooltip-area.ts";
import type { Settings } from "../options/settings.ts";
import { colorCount } from "../options/theme.ts";
import { hiddenUnlessDescribed, stopAttributes } from "../svg/aria.ts";
import { marksClass } from "../svg/classes.ts";
import { focusRule, whilePointedAt } from "../svg/highlight-rules.ts";
import { FIRST_BASELINE } from "../svg/tooltip-box.ts";
import { titleElement } from "../svg/title-element.ts";
import { arcPath, slicePath, toPathNumber } from "./arc.ts";
import { valueContent, valueRules } from "./large-value.ts";
import type { PieLayout } from "./pie.ts";
import { isolateDirection, type SliceLabel } from "./pie-labels.ts";
import { ringRule } from "./ring-rule.ts";
import type { Slice } from "./slices.ts";

/** Whether pointing at a slice, or at its name in the legend, dims the others. */
export function canHighlightSlices({ variant, tooltips }: Settings): boolean {
  const isInteractive = variant === "interactive" || variant === "live";
  return variant !== "sparkline" && (tooltips || isInteractive);
}

/** Draws slices, their labels, the text in the hole and the tooltips. */
export function drawPie(
  out: ByteWriter,
  pie: PieLayout,
  legend: readonly LegendItem[],
  settings: Settings,
): void {
  const canHighlight = canHighlightSlices(settings);
  const hasTabStops = canHighlight && settings.variant !== "live";
  put(out, `<g transform="translate(${pie.x} ${pie.y})"><g class="${marksClass(settings)}">`);
  for (const slice of pie.slices) {
    // A slice that the legend names has its tab stop there.
    const isTabStop = hasTabStops && !legend.some(({ index }) => index === slice.index);
    drawSlice(out, slice, pie, canHighlight, isTabStop);
    // A slice whose name stands nowhere else shows it beside the pointer.
    const isNamed = [...legend, ...pie.labels].some(({ index }) => index === slice.index);
    const hasWholeName = isNamed && slice.whole === slice.name;
    if (hasWholeName || settings.tooltips) put(out, "/>");
    else put(out, `>${titleElement([slice.whole, ...slice.texts].join(", "))}</path>`);
  }
  put(out, "</g>");
  if (pie.labels.length > 0) drawSliceLabels(out, pie.labels, hiddenUnlessDescribed(settings));
  if (pie.middle !== undefined) drawMiddle(out, pie.middle);
  if (settings.tooltips)
    for (const slice of pie.slices) drawSliceTooltip(out, slice, pie, settings);
  put(out, "</g>");
}

/** Pixels between slices. */
const GAP = 2;
/** The least length of an arc, in pixels: a stroke needs a direction. */
const MIN_ARC = 1;

/** Draws a slice up to the end of its tag. */
function drawSlice(
  out: ByteWriter,
  slice: Slice,
  pie: PieLayout,
  canHighlight: boolean,
  isTabStop: boolean,
): void {
  const { index, from, to, whole, texts } = slice;
  const stop = isTabStop ? stopAttributes([whole, ...texts].join(", ")) : "";
  const attributes = `s${index}${canHighlight ? ` i${index}` : ""}"${stop}`;
  const { radius, hole } = pie;
  if (hole === 0) {
    const data = slicePath(radius, from, to, GAP);
    return put(out, `<path class="f ${attributes} d="${data}"`);
  }
  const isWhole = pie.slices.length === 1;
  const middle = (radius + hole) / 2;
  const inset = isWhole ? 0 : Math.min(GAP / 2 / middle, (to - from) / 4);
  const turn = (from + to) / 2;
  const reach = Math.max((to - from) / 2 - inset, MIN_ARC / 2 / middle);
  put(out, `<path class="e ${attributes} d="${arcPath(middle, turn - reach, turn + reach)}"`);
}

function drawSliceLabels(out: ByteWriter, labels: readonly SliceLabel[], attributes: string): void {
  put(out, '<path class="le" d="');
  for (const { leader } of labels) {
    const [start, bend, end] = leader;
    const [x, y] = [toPathNumber(start[0]), toPathNumber(start[1])];
    put(out, `M${x} ${y}L${toPathNumber(bend[0])} ${bend[1]}H${toPathNumber(end[0])}`);
  }
  put(out, '"/>');
  for (const { name, whole, share, x, y, isLeft } of labels) {
    const anchor = isLeft ? ' class="ae"' : "";
    const text = `${escapeXml(isolateDirection(name))} <tspan>${escapeXml(share)}</tspan>`;
    put(out, `<text${anchor}${attributes} x="${x}" y="${y}">${titleElement(whole)}${text}</text>`);
  }
}

function drawMiddle(
  out: ByteWriter,
  { text, size, below }: NonNullable<PieLayout["middle"]>,
): void {
  const y = Math.round(below === undefined ? size * 0.36 : size * 0.12);
  put(out, `<g class="mi am"><text class="va" y="${y}">${valueContent(text)}</text>`);
  if (below !== undefined)
    put(out, `<text class="m" y="${y + 18}">${escapeXml(below.text)}</text>`);
  put(out, "</g>");
}

/** Draws a tooltip in the middle of the pie, moved so that it stays within the picture. */
function drawSliceTooltip(
  out: ByteWriter,
  { index, whole, texts }: Slice,
  { x, y }: PieLayout,
  settings: Settings,
): void {
  const textWidth = (text: string) => settings.measureText(text, FONT_SIZE, true);
  const most = settings.width - 2 * (BOX_PADDING + PICTURE_EDGE);
  const shownName = fitMiddle(whole, (text) => textWidth(text) <= most);
  const value = texts.join(" · ");
  const half = Math.ceil(Math.max(textWidth(shownName), textWidth(value)) / 2) + BOX_PADDING;
  const height = boxHeight(2);
  const middle = clamp(x, half + PICTURE_EDGE, settings.width - half - PICTURE_EDGE) - x;
  const edge = height / 2 + PICTURE_EDGE;
  const top = Math.round(clamp(y, edge, settings.height - edge) - y - height / 2);
  put(
    out,
    `<g class="h h${index}"><rect x="${middle - half}" y="${top}" width="${2 * half}" height="${height}" rx="4"/>` +
      `<text x="${middle}" y="${top + FIRST_BASELINE}">${escapeXml(shownName)}</text>` +
      `<text x="${middle}" y="${top + FIRST_BASELINE + ROW_HEIGHT}">${escapeXml(value)}</text></g>`,
  );
}

/** The style rules of a pie or donut. */
export function pieRules(
  { radius, hole, slices, labels, middle }: PieLayout,
  settings: Settings,
): string {
  let rules = hole === 0 ? "& .f{fill:currentColor}" : ringRule(radius - hole);
  if (labels.length > 0) rules += LABEL_RULES;
  if (middle !== undefined) rules += valueRules(middle.size);
  // Slices past the theme's colours repeat them, paler.
  const pale = slices.filter(({ index }) => index >= colorCount(settings.theme));
  if (pale.length > 0) {
    const selectors = pale.map(({ index }) => `& .s${index}`);
    rules += `${selectors.join(",")}{fill-opacity:.65;stroke-opacity:.65}`;
  }
  if (settings.tooltips) rules += TOOLTIP_RULE;
  if (settings.tooltips && settings.variant !== "live") rules += "& .h{visibility:hidden}";
  return canHighlightSlices(settings)
    ? rules + sliceHighlightRules(slices, settings) + focusRule(settings)
    : rules;
}

const LABEL_RULES = "& .le{stroke:currentColor;opacity:.35}&& :not(.t)>tspan{fill-opacity:.72}";

const TOOLTIP_RULE =
  "& .h{opacity:0;pointer-events:none;text-anchor:middle;font-weight:600}& .h rect{stroke:currentColor;stroke-opacity:.3}";

/** Dims the other slices and shows the tooltip in place of the text in the hole. */
function sliceHighlightRules(slices: readonly Slice[], { variant }: Settings): string {
  const selectors = (target: (index: number) => string) =>
    slices.map(({ index }) => `${whilePointedAt(index)} ${target(index)}`).join(",");
  // Screen readers must not find a tooltip until it shows: the slice's label says the same.
  const visible = variant === "live" ? "" : ";visibility:visible";
  return (
    `${selectors((index) => `.n>:not(.i${index})`)}{opacity:.3}` +
    `${selectors((index) => `.h${index}`)}{opacity:1${visible}}` +
    `${selectors(() => ".mi")}{opacity:0}`
  );
}
