import { axesAndTexts } from "./axes-svg.ts";
import { writeDescription } from "./describe.ts";
import { escapeXml } from "../format/text/escape.ts";
import { guideLabels, guideLines, noteLabels, noteLines } from "./reference-marks-svg.ts";
import {
  type ByteWriter,
  MAX_NUMBER_BYTES,
  ensureCapacity,
  put,
  putBytes,
  putPixels,
  SPACE,
  writePixels,
  writeToString,
  bytesSince,
} from "../base/byte-writer.ts";
import type { ChartLayout } from "../layout/chart-layout.ts";
import type { LaidOut } from "../layout/laid-out.ts";
import { drawMarks } from "./marks-svg.ts";
import type { Cache } from "../base/cache.ts";
import type { Settings } from "../options/settings.ts";
import { hatches } from "./shapes.ts";
import { writeLiteral, putLiteral, byteLiteral } from "../base/byte-literal.ts";
import { seriesIndices, createStyle } from "./style.ts";
import { drawHitAreas } from "./hit-areas.ts";
import type { TooltipSize } from "./tooltip-rules.ts";
import { drawTooltips } from "./tooltip-svg.ts";
import { xAxisSvg } from "./x-axis-svg.ts";

/**
 * Writes a layout as SVG. What seldom changes comes first, then what slides, oldest first: a frame
 * that reads like the one before it costs little on a compressed wire.
 */
export function renderSvg(laidOut: LaidOut, settings: Settings, cache: Cache): string {
  return writeToString((out) => {
    putStill(out, laidOut, settings, cache);
    putAlongX(out, laidOut, settings, cache);
    guideLabels(out, laidOut.layout);
    writeDescription(out, laidOut, settings);
    putLiteral(out, CLOSE_SVG);
  });
}

/** All that changes only with the look of the chart, not with each point. */
function putStill(target: ByteWriter, laidOut: LaidOut, settings: Settings, cache: Cache): void {
  if (laidOut.staticBytes !== undefined) return putBytes(target, laidOut.staticBytes);
  const { layout, layers, axes } = laidOut;
  const { legend, reach, places, x, marks, guides } = layout;
  const tooltip = sizeOfTooltip(laidOut);
  const parts: unknown[] = [axes.margins, legend, reach, x.slides, places === undefined];
  parts.push(tooltip.width, tooltip.rows, guides.notes.length > 0, layout.overflows);
  parts.push(layout.empty === undefined);
  if (axes.colorKey !== undefined) parts.push(...axes.shadeDomain);
  if (settings.glide) parts.push(x.gap);
  for (let m = 0; m < marks.length; m++) {
    const mark = marks[m]!;
    parts.push(mark.name, mark.color, mark.kind, mark.index, mark.dashed);
    layers[m]!.type.addStyleParts(parts, mark);
  }
  for (const { y, tone } of guides.lines) parts.push(y, tone);
  const still = cache.memoLru("still", parts, () => ({ bytes: NOTHING }));
  if (still.bytes.length === 0) {
    const start = target.offset;
    writeStill(target, laidOut, settings, tooltip);
    still.bytes = bytesSince(target, start);
  } else putBytes(target, still.bytes);
  laidOut.staticBytes = still.bytes;
}

const NOTHING: Uint8Array = new Uint8Array();

function writeStill(
  target: ByteWriter,
  laidOut: LaidOut,
  settings: Settings,
  tooltip: TooltipSize,
): void {
  const { layout } = laidOut;
  const { scope, css } = createStyle(laidOut, settings, tooltip);
  openRoot(target, layout, scope, css, accessibleName(layout, settings), settings);
  if (settings.distinguish === "shape") put(target, hatches(seriesIndices(layout), scope));
  guideLines(target, layout);
  axesAndTexts(target, laidOut, settings);
}

/** Begins a picture: its size, its name, its style, its background. */
export function openRoot(
  target: ByteWriter,
  { width, height }: { width: number; height: number },
  scope: string,
  css: string,
  name: string,
  settings: Settings,
): void {
  put(
    target,
    `<svg xmlns="http://www.w3.org/2000/svg" class="${scope}" width="${width}" height="${height}" ` +
      `viewBox="0 0 ${width} ${height}" role="graphics-document document" ` +
      `aria-label="${escapeXml(name)}">`,
  );
  const nonce = settings.nonce === undefined ? "" : ` nonce="${escapeXml(settings.nonce)}"`;
  put(target, `<style${nonce}>${css}</style>`);
  if (settings.variant !== "sparkline") {
    put(target, `<rect class="b" width="${width}" height="${height}"/>`);
  }
}

function sizeOfTooltip({ layout, tooltipWidth }: LaidOut): TooltipSize {
  const rows = layout.marks.filter(({ hidden }) => !hidden).length;
  const isBox = layout.places !== undefined && rows > 1;
  return { width: isBox ? tooltipWidth : 0, rows };
}

const NAMES: Record<Settings["type"], string> = {
  line: "Line chart",
  area: "Area chart",
  bar: "Bar chart",
  scatter: "Scatter chart",
  histogram: "Histogram",
  heatMap: "Heat map",
  candlestick: "Candlestick chart",
  range: "Range chart",
  boxPlot: "Box plot",
  pie: "Pie chart",
  donut: "Donut chart",
  gauge: "Gauge",
  stat: "Figure",
};

/** What a screen reader says first. */
export function accessibleName(
  { marks }: { marks: readonly { name: string; hidden: boolean }[] },
  { title, description, type }: Settings,
): string {
  if (description !== undefined) return description;
  const names = marks.filter(({ hidden }) => !hidden).map(({ name }) => name);
  const what = names.length === 0 ? NAMES[type] : `${NAMES[type]} of ${names.join(", ")}`;
  return title === "" ? what : `${title}. ${what}`;
}

/** All that lies along x. Where it slides, one number says how far. */
function putAlongX(target: ByteWriter, laidOut: LaidOut, settings: Settings, cache: Cache): void {
  const { layout } = laidOut;
  const { plot, x } = layout;
  if (x.slides) {
    openSliding(target, layout);
  } else {
    put(target, '<g transform="translate(');
    putPixels(target, plot.x - x.slide);
    put(target, ` ${plot.y})">`);
  }
  const glides = settings.glide && x.slides;
  if (glides) put(target, '<g class="y">');
  xAxisSvg(target, layout, settings, cache);
  if (glides) put(target, "</g>");
  if (layout.empty === undefined) putContent(target, laidOut, settings, glides);
  putLiteral(target, x.slides ? CLOSE_SVG : CLOSE_GROUP);
  if (layout.empty !== undefined) {
    const { text, x: left, y } = layout.empty;
    put(target, `<text class="m am" x="${left}" y="${y}">${escapeXml(text)}</text>`);
  }
}

const OPEN_SVG = byteLiteral('<svg x="');
const VIEW = byteLiteral('" viewBox="');
const TAG_END = byteLiteral('">');
const CLOSE_SVG = byteLiteral("</svg>");
const CLOSE_GROUP = byteLiteral("</g>");

/** As large as the picture, it cuts off what lies left of the plot, and nothing else. */
function openSliding(target: ByteWriter, { plot, x, width, height }: ChartLayout): void {
  ensureCapacity(target, 5 * MAX_NUMBER_BYTES + 32);
  const { bytes, view } = target;
  let at = writePixels(bytes, writeLiteral(view, target.offset, OPEN_SVG), plot.x);
  at = writePixels(bytes, writeLiteral(view, at, VIEW), x.slide);
  for (const pixels of [-plot.y, width, height]) {
    bytes[at++] = SPACE;
    at = writePixels(bytes, at, pixels);
  }
  target.offset = writeLiteral(view, at, TAG_END);
}

/** Room around a plot that cuts its marks off, so that its edges do not cut strokes and dots in half. */
const BLEED = 8;

function putContent(
  target: ByteWriter,
  laidOut: LaidOut,
  settings: Settings,
  glides: boolean,
): void {
  const { layout } = laidOut;
  // What glides comes in from beyond the plot's right edge.
  const isCut = layout.overflows || glides;
  if (isCut) openCut(target, layout);
  if (glides) put(target, '<g class="y">');
  noteLines(target, layout);
  drawMarks(target, laidOut, settings);
  noteLabels(target, layout, settings);
  drawTooltips(target, laidOut, settings);
  drawHitAreas(target, laidOut, settings);
  if (glides) put(target, "</g>");
  if (isCut) put(target, "</svg>");
}

/** What lies beyond the plot's edges is not seen. */
function openCut(target: ByteWriter, { plot, x }: ChartLayout): void {
  const size = `${plot.width + 2 * BLEED} ${plot.height + 2 * BLEED}`;
  ensureCapacity(target, 200);
  put(target, '<svg x="');
  putPixels(target, x.slide - BLEED);
  put(
    target,
    `" y="${-BLEED}" width="${plot.width + 2 * BLEED}" height="${plot.height + 2 * BLEED}" viewBox="`,
  );
  putPixels(target, x.slide - BLEED);
  put(target, ` ${-BLEED} ${size}">`);
}
