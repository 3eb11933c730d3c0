import { axesAndTexts } from "./axes-svg.ts";
import { putDescription } from "./describe.ts";
import { escapeXml } from "../format/text/escape.ts";
import { guideLabels, guideLines, noteLabels, noteLines } from "./reference-marks-svg.ts";
import {
  type Ink,
  LONGEST_NUMBER,
  makeRoom,
  put,
  putBytes,
  putPixels,
  SPACE,
  writePixels,
  written,
  writtenSince,
} from "../base/byte-writer.ts";
import type { ChartLayout, LaidOut } from "../layout/layout-chart.ts";
import { drawMarks } from "./marks-svg.ts";
import { mayHaveDots } from "../marks/line.ts";
import type { Memory } from "../base/cache.ts";
import type { Settings } from "../options/settings.ts";
import { hatches } from "./shapes.ts";
import { press, putStamp, stampOf } from "../base/byte-literal.ts";
import { seriesIn, styleOf } from "./style.ts";
import { drawSpots } from "./hit-areas.ts";
import type { TooltipSize } from "./tooltip-rules.ts";
import { drawTooltips } from "./tooltip-svg.ts";
import { xAxisSvg } from "./x-axis-svg.ts";

/**
 * Writes a layout as SVG. What seldom changes comes first, then what slides, oldest first: a frame
 * that reads like the one before it costs little on a compressed wire.
 */
export function svgOf(laidOut: LaidOut, settings: Settings, memory: Memory): string {
  return written((ink) => {
    putStill(ink, laidOut, settings, memory);
    putAlongX(ink, laidOut, settings, memory);
    guideLabels(ink, laidOut.layout);
    putDescription(ink, laidOut, settings);
    putStamp(ink, CLOSE_SVG);
  });
}

/** All that changes only with the look of the chart, not with each point. */
function putStill(target: Ink, laidOut: LaidOut, settings: Settings, memory: Memory): void {
  if (laidOut.still !== undefined) return putBytes(target, laidOut.still);
  const { layout, scaffold } = laidOut;
  const { legend, reach, places, x, marks, guides } = layout;
  const tooltip = sizeOfTooltip(laidOut);
  const parts: unknown[] = [scaffold.surroundings, legend, reach, x.slides, places === undefined];
  parts.push(tooltip.width, tooltip.rows, guides.notes.length > 0, layout.overflows);
  parts.push(layout.empty === undefined);
  if (scaffold.shadeKey !== undefined) parts.push(...scaffold.shades);
  if (settings.glide) parts.push(x.gap);
  for (const mark of marks) {
    const { name, color, width, height, hasLine, radii } = mark;
    parts.push(name, color, width, height, hasLine, radii === undefined, mayHaveDots(mark));
    parts.push(mark.kind, mark.index, mark.dashed, mark.stacked);
  }
  for (const { y, tone } of guides.lines) parts.push(y, tone);
  const still = memory.keepSome("still", parts, () => ({ bytes: NOTHING }));
  if (still.bytes.length === 0) {
    const start = target.at;
    writeStill(target, laidOut, settings, tooltip);
    still.bytes = writtenSince(target, start);
  } else putBytes(target, still.bytes);
  laidOut.still = still.bytes;
}

const NOTHING: Uint8Array = new Uint8Array();

function writeStill(target: Ink, laidOut: LaidOut, settings: Settings, tooltip: TooltipSize): void {
  const { layout } = laidOut;
  const { scope, css } = styleOf(layout, settings, tooltip);
  openRoot(target, layout, scope, css, nameOf(layout, settings), settings);
  if (settings.distinguish === "shape") put(target, hatches(seriesIn(layout), scope));
  guideLines(target, layout);
  axesAndTexts(target, laidOut, settings);
}

/** Begins a picture: its size, its name, its style, its background. */
export function openRoot(
  target: Ink,
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
export function nameOf(
  { marks }: { marks: readonly { name: string; hidden: boolean }[] },
  { title, description, type }: Settings,
): string {
  if (description !== undefined) return description;
  const names = marks.filter(({ hidden }) => !hidden).map(({ name }) => name);
  const what = names.length === 0 ? NAMES[type] : `${NAMES[type]} of ${names.join(", ")}`;
  return title === "" ? what : `${title}. ${what}`;
}

/** All that lies along x. Where it slides, one number says how far. */
function putAlongX(target: Ink, laidOut: LaidOut, settings: Settings, memory: Memory): void {
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
  xAxisSvg(target, layout, settings, memory);
  if (glides) put(target, "</g>");
  if (layout.empty === undefined) putContent(target, laidOut, settings, glides);
  putStamp(target, x.slides ? CLOSE_SVG : CLOSE_GROUP);
  if (layout.empty !== undefined) {
    const { text, x: left, y } = layout.empty;
    put(target, `<text class="m am" x="${left}" y="${y}">${escapeXml(text)}</text>`);
  }
}

const OPEN_SVG = stampOf('<svg x="');
const VIEW = stampOf('" viewBox="');
const TAG_END = stampOf('">');
const CLOSE_SVG = stampOf("</svg>");
const CLOSE_GROUP = stampOf("</g>");

/** As large as the picture, it cuts off what lies left of the plot, and nothing else. */
function openSliding(target: Ink, { plot, x, width, height }: ChartLayout): void {
  makeRoom(target, 5 * LONGEST_NUMBER + 32);
  const { bytes, view } = target;
  let at = writePixels(bytes, press(view, target.at, OPEN_SVG), plot.x);
  at = writePixels(bytes, press(view, at, VIEW), x.slide);
  for (const pixels of [-plot.y, width, height]) {
    bytes[at++] = SPACE;
    at = writePixels(bytes, at, pixels);
  }
  target.at = press(view, at, TAG_END);
}

/** Room around a plot that cuts its marks off, so that its edges do not cut strokes and dots in half. */
const BLEED = 8;

function putContent(target: Ink, laidOut: LaidOut, settings: Settings, glides: boolean): void {
  const { layout } = laidOut;
  // What glides comes in from beyond the plot's right edge.
  const isCut = layout.overflows || glides;
  if (isCut) openCut(target, layout);
  if (glides) put(target, '<g class="y">');
  noteLines(target, layout);
  drawMarks(target, layout, settings);
  noteLabels(target, layout, settings);
  drawTooltips(target, laidOut, settings);
  drawSpots(target, laidOut, settings);
  if (glides) put(target, "</g>");
  if (isCut) put(target, "</svg>");
}

/** What lies beyond the plot's edges is not seen. */
function openCut(target: Ink, { plot, x }: ChartLayout): void {
  const size = `${plot.width + 2 * BLEED} ${plot.height + 2 * BLEED}`;
  makeRoom(target, 200);
  put(target, '<svg x="');
  putPixels(target, x.slide - BLEED);
  put(
    target,
    `" y="${-BLEED}" width="${plot.width + 2 * BLEED}" height="${plot.height + 2 * BLEED}" viewBox="`,
  );
  putPixels(target, x.slide - BLEED);
  put(target, ` ${-BLEED} ${size}">`);
}
