import { escapeXml } from "../format/text/escape.ts";
import { HATCH_WIDTH, KEY_STEP, type ColorKey } from "../layout/axes/color-key.ts";
import type { Label, LegendItem } from "../layout/axes/label.ts";
import { findZero } from "./find-zero.ts";
import { type ByteWriter, put } from "../base/byte-writer.ts";
import { TITLE_LINE_EM } from "../layout/axes/title.ts";
import { Y_LABEL_GAP } from "../layout/axes/margins.ts";
import type { ChartLayout, YAxisLayout } from "../layout/chart-layout.ts";
import { isFixedAxis } from "../layout/fixed-axis.ts";
import type { Tick } from "../layout/axes/tick.ts";
import type { LaidOut } from "../layout/laid-out.ts";
import type { MarkType } from "../layout/mark-type.ts";
import { SHADES } from "../options/theme.ts";
import type { Settings } from "../options/settings.ts";
import { stopAttributes, hiddenFromReaders, hiddenBeside, hiddenUnlessDescribed } from "./aria.ts";
import { hasHighlight } from "./highlight-rules.ts";
import { linkEntry } from "./legend-links.ts";
import { textContent } from "./title-element.ts";

/** Draws title, note, legend and the axes beside the plot. */
export function drawAxesAndTexts(out: ByteWriter, laidOut: LaidOut, settings: Settings): void {
  const { layout } = laidOut;
  drawText(out, layout.title, "t", hiddenUnlessDescribed(settings));
  const isSubtitle = (layout.note?.y ?? 0) > (layout.title?.y ?? Number.POSITIVE_INFINITY);
  drawText(out, layout.note, isSubtitle ? "m" : "m ae");
  drawText(out, layout.yTitle, "m");
  drawText(out, layout.y2Title, "m ae");
  drawText(out, layout.xTitle, "m am");
  const canFocus = hasHighlight(layout, settings);
  for (const [i, item] of layout.legend.entries()) {
    put(out, legendItem(item, laidOut.layers[i]!.type, canFocus, settings));
  }
  drawText(out, laidOut.axes.titleLegend.more, "m");
  const { colorKey } = laidOut.axes;
  // Without values there is no lowest and no highest one.
  const isKnown = layout.empty === undefined || isFixedAxis(settings.y);
  if (colorKey !== undefined && isKnown) drawColorKey(out, colorKey, hiddenFromReaders(settings));
  if (layout.empty === undefined)
    drawText(out, layout.zone, "m ae", hiddenBeside(layout, settings));
  // Without ticks of its own, the left axis has the grid of the right one.
  if (layout.y.ticks.length > 0 || (layout.y2?.ticks.length ?? 0) > 0)
    drawLeftAxis(out, layout, settings);
  if (layout.y2 !== undefined && layout.y2.ticks.length > 0)
    drawRightAxis(out, layout, layout.y2, settings);
}

/** Draws a label, if there is one. */
export function drawText(
  out: ByteWriter,
  label: Label | undefined,
  classes: string,
  attributes = "",
): void {
  if (label === undefined) return;
  const { text, whole, below = [], x, y } = label;
  put(out, `<text class="${classes}"${attributes} x="${x}" y="${y}">${textContent(text, whole)}`);
  for (const line of below) {
    put(out, `<tspan x="${x}" dy="${TITLE_LINE_EM}em">${escapeXml(line)}</tspan>`);
  }
  put(out, "</text>");
}

/** A legend entry as SVG: the swatch and the name. */
export function legendItem(
  item: LegendItem,
  type: Pick<MarkType, "swatch" | "swatchWidth">,
  canFocus: boolean,
  settings: Settings,
): string {
  const { name, whole, index, hidden, x, y } = item;
  // Screen readers have the names of visible series from the chart's own name.
  const attributes = hidden
    ? ' class="m" text-decoration="line-through"'
    : hiddenFromReaders(settings);
  const left = x + type.swatchWidth(settings, index);
  const content = textContent(name, whole);
  const text = `<text${attributes} x="${left}" y="${y}">${content}</text>`;
  const entry = type.swatch(item, settings) + text;
  const link = linkEntry(entry, item, settings);
  if (link !== entry || !canFocus || hidden) return link;
  const stop = settings.variant === "live" ? ' tabindex="0"' : stopAttributes(whole ?? name);
  return `<g class="i${index}"${stop}>${entry}</g>`;
}

/** A line one pixel wide is sharp if it covers one row of pixels rather than halves of two. */
const CRISP = 0.5;
/** From the middle of a line of text to its baseline. */
const MIDDLE_TO_BASELINE = 4;

function drawLeftAxis(out: ByteWriter, layout: ChartLayout, settings: Settings): void {
  const { plot, y } = layout;
  const { grid, horizontal } = settings;
  put(
    out,
    `<g class="m ae"${hiddenBeside(layout, settings)} transform="translate(${plot.x - Y_LABEL_GAP} ${plot.y + MIDDLE_TO_BASELINE + CRISP})">`,
  );
  if (!horizontal && y.kind !== "band") drawGridLines(out, layout, grid);
  drawTickLabels(out, y);
  put(out, "</g>");
}

/** Draws a line at each tick, and a stronger one at zero, even without a grid if bars hang from it. */
function drawGridLines(out: ByteWriter, { plot, y: left, y2 }: ChartLayout, grid: boolean): void {
  const y = left.ticks.length === 0 && y2 !== undefined ? y2 : left;
  const line = ({ at }: Tick) => `M${Y_LABEL_GAP} ${at - MIDDLE_TO_BASELINE}h${plot.width}`;
  const zero = findZero(y, grid);
  const lines = grid ? y.ticks.filter((tick) => tick !== zero) : [];
  if (lines.length > 0) put(out, `<path class="g" d="${lines.map(line).join("")}"/>`);
  if (zero !== undefined) put(out, `<path class="g ax" d="${line(zero)}"/>`);
}

function drawRightAxis(
  out: ByteWriter,
  { plot }: ChartLayout,
  axis: YAxisLayout,
  settings: Settings,
): void {
  const x = plot.x + plot.width + Y_LABEL_GAP;
  put(
    out,
    `<g class="m"${hiddenFromReaders(settings)} transform="translate(${x} ${plot.y + MIDDLE_TO_BASELINE + CRISP})">`,
  );
  drawTickLabels(out, axis);
  put(out, "</g>");
}

function drawTickLabels(out: ByteWriter, { ticks }: YAxisLayout): void {
  for (const { at, label, whole } of ticks) {
    put(out, `<text y="${at}">${textContent(label, whole)}</text>`);
  }
}

/** Draws the colours of a heat map between their lowest and highest value. */
function drawColorKey(
  out: ByteWriter,
  { low, high, x, step, missing }: ColorKey,
  attributes: string,
): void {
  drawText(out, low, "m", attributes);
  for (let shade = 0; shade < SHADES; shade++) {
    put(out, `<path class="j c${shade}" d="M${x + shade * step} ${low.y - 4}h${step}"/>`);
  }
  drawText(out, high, "m", attributes);
  if (missing === undefined) return;
  put(out, `<path class="j cm" d="M${missing.x - HATCH_WIDTH} ${missing.y - 4}h${KEY_STEP}"/>`);
  drawText(out, missing, "m", attributes);
}
