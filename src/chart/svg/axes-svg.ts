import { escapeXml } from "../format/text/escape.ts";
import {
  KEY_STEP,
  type Label,
  type LegendItem,
  type ColorKey,
  swatchWidth,
} from "../layout/axes/title-legend.ts";
import { type ByteWriter, put } from "../base/byte-writer.ts";
import type { ChartLayout, LaidOut, UprightAxis } from "../layout/layout-chart.ts";
import { SHADES } from "../marks/cell.ts";
import type { Settings } from "../options/settings.ts";
import { dotShape } from "./shapes.ts";
import { stopAttributes, hiddenFromReaders, hiddenBeside, hiddenUnlessDescribed } from "./aria.ts";
import { hasHighlight } from "./style.ts";

/** Title, note, legend and the axes beside the plot. */
export function axesAndTexts(out: ByteWriter, laidOut: LaidOut, settings: Settings): void {
  const { layout } = laidOut;
  putText(out, layout.title, "t", hiddenUnlessDescribed(settings));
  const isSubtitle = (layout.note?.y ?? 0) > (layout.title?.y ?? Number.POSITIVE_INFINITY);
  putText(out, layout.note, isSubtitle ? "m" : "m ae");
  putText(out, layout.yTitle, "m");
  putText(out, layout.y2Title, "m ae");
  putText(out, layout.xTitle, "m am");
  const canFocus = hasHighlight(layout, settings);
  for (const item of layout.legend) put(out, legendItem(item, canFocus, settings));
  putText(out, laidOut.axes.titleLegend.more, "m");
  const { colorKey } = laidOut.axes;
  if (colorKey !== undefined) putColorKey(out, colorKey, hiddenFromReaders(settings));
  // Numbers beside nothing would be made up; a live chart's will be there with its first point.
  if (layout.empty !== undefined && settings.variant !== "live") return;
  if (layout.y.ticks.length > 0) putLeftAxis(out, layout, settings);
  if (layout.y2 !== undefined && layout.y2.ticks.length > 0)
    putRightAxis(out, layout, layout.y2, settings);
}

export function putText(
  out: ByteWriter,
  label: Label | undefined,
  classes: string,
  attributes = "",
): void {
  if (label === undefined) return;
  put(
    out,
    `<text class="${classes}"${attributes} x="${label.x}" y="${label.y}">${escapeXml(label.text)}</text>`,
  );
}

export function legendItem(item: LegendItem, canFocus: boolean, settings: Settings): string {
  const { name, index, mark, hidden, x, y } = item;
  const look = hidden ? ' class="m" text-decoration="line-through"' : "";
  // Nothing else tells what is hidden.
  const attributes = hidden ? "" : hiddenFromReaders(settings);
  const left = x + swatchWidth(mark, settings);
  const text = `<text${look}${attributes} x="${left}" y="${y}">${escapeXml(name)}</text>`;
  const whole = swatch(item, settings) + text;
  if (!canFocus || hidden) return whole;
  const stop = settings.variant === "live" ? ' tabindex="0"' : stopAttributes(name);
  return `<g class="i${index}"${stop}>${whole}</g>`;
}

/** What a series looks like, in small. */
function swatch(item: LegendItem, settings: Settings): string {
  const { index, mark, hidden, dashed, pale, x, y } = item;
  const own = `s${index}${hidden ? " g" : ""}`;
  if (mark === "line") {
    const length = swatchWidth(mark, settings) - 6;
    // Two dashes, whole ones, rather than what a pattern leaves of them.
    return `<path class="l ${own}" d="M${x} ${y - 4}${dashed ? "h5m2 0h5" : `h${length}`}"/>`;
  }
  if (mark === "dot") {
    const dot = dotShape(index, settings);
    return `<path class="${dot.classes} ${own}" d="M${x + 6} ${y - 4}${dot.data}"/>`;
  }
  if (mark === "candle") return candleSwatch(item, settings);
  const box = `<path class="${pale ? "jp" : "j"} ${own}" d="M${x + 1} ${y - 4}h10"/>`;
  return pale && mark === "area" ? `${box}<path class="l ${own}" d="M${x + 1} ${y - 8}h10"/>` : box;
}

/** A candle that rose, and one that fell. */
function candleSwatch({ hidden, x, y }: LegendItem, { distinguish }: Settings): string {
  const own = hidden ? " g" : "";
  const rose =
    distinguish === "shape"
      ? `<path class="w u${own}" d="M${x + 1.5} ${y - 8.5}h4v9h-4z"/>`
      : `<path class="j u${own}" d="M${x + 1} ${y - 4}h5"/>`;
  return `${rose}<path class="j dn${own}" d="M${x + 6} ${y - 4}h5"/>`;
}

const LABEL_GAP = 8;
/** A line one pixel wide is sharp where it covers one row of pixels, not halves of two. */
const CRISP = 0.5;
/** From the middle of a line of text to its baseline. */
const MIDDLE = 4;

function putLeftAxis(out: ByteWriter, layout: ChartLayout, settings: Settings): void {
  const { plot, y } = layout;
  const { grid, horizontal } = settings;
  put(
    out,
    `<g class="m ae"${hiddenBeside(layout, settings)} transform="translate(${plot.x - LABEL_GAP} ${plot.y + MIDDLE + CRISP})">`,
  );
  if (grid && !horizontal && y.kind !== "band") {
    put(out, '<path class="g" d="');
    for (const { at } of y.ticks) put(out, `M${LABEL_GAP} ${at - MIDDLE}h${plot.width}`);
    put(out, '"/>');
  }
  putLabels(out, y);
}

function putRightAxis(
  out: ByteWriter,
  { plot }: ChartLayout,
  axis: UprightAxis,
  settings: Settings,
): void {
  const x = plot.x + plot.width + LABEL_GAP;
  put(
    out,
    `<g class="m"${hiddenFromReaders(settings)} transform="translate(${x} ${plot.y + MIDDLE + CRISP})">`,
  );
  putLabels(out, axis);
}

function putLabels(out: ByteWriter, { ticks }: UprightAxis): void {
  for (const { at, label } of ticks) put(out, `<text y="${at}">${escapeXml(label)}</text>`);
  put(out, "</g>");
}

/** From what to what the colours of a heat map go. */
function putColorKey(out: ByteWriter, { low, high, x }: ColorKey, attributes: string): void {
  putText(out, low, "m", attributes);
  for (let shade = 0; shade < SHADES; shade++) {
    put(out, `<path class="j c${shade}" d="M${x + shade * KEY_STEP} ${low.y - 4}h${KEY_STEP}"/>`);
  }
  putText(out, high, "m", attributes);
}
