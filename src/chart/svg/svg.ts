import { byteLiteral, putLiteral } from "../base/byte-literal.ts";
import {
  type ByteWriter,
  bytesSince,
  type Finish,
  put,
  putBytes,
  write,
} from "../base/byte-writer.ts";
import type { Cache } from "../base/cache.ts";
import type { ChartLayout } from "../layout/chart-layout.ts";
import type { LaidOut } from "../layout/laid-out.ts";
import type { Settings } from "../options/settings.ts";
import { drawAxesAndTexts } from "./axes-svg.ts";
import { describeChart } from "./describe.ts";
import { missingHatch } from "./missing-hatch.ts";
import { drawPlot } from "./plot-svg.ts";
import { drawReferenceLabels, drawReferenceLines } from "./reference-marks-svg.ts";
import { drawHeldValues } from "./held-values-svg.ts";
import { openRoot } from "./root.ts";
import { hatches, shapedSeries } from "./shapes.ts";
import { createStyle } from "./style.ts";
import { findTimeScale, type TimeScale, timeAttribute } from "./time-attribute.ts";
import { titleElement } from "./title-element.ts";
import { chosenTheme } from "./theme-rules.ts";

// In svg/, marks/ and figures/, `draw…` appends elements to a byte writer, `open…` appends a start tag,
// `render…` returns a finished text, and what returns a part of one is a noun (`legendItem`).

/**
 * Renders a layout as SVG. What seldom changes comes first, then what slides, oldest first: a frame
 * that reads like the one before it costs little on a compressed wire.
 */
export function renderSvg<T>(
  laidOut: LaidOut,
  settings: Settings,
  cache: Cache,
  finish: Finish<T>,
): T {
  return write((out) => {
    drawStatic(out, laidOut, settings, cache);
    drawPlot(out, laidOut, settings, cache);
    drawReferenceLabels(out, laidOut.layout);
    describeChart(out, laidOut, settings);
    putLiteral(out, CLOSE);
  }, finish);
}

const CLOSE = byteLiteral("</svg>");

/** Draws what stays from frame to frame, or copies its bytes from the last drawing. */
function drawStatic(out: ByteWriter, laidOut: LaidOut, settings: Settings, cache: Cache): void {
  const time = findTimeScale(laidOut, settings);
  const drawn = cache.memoLru("still", staticKey(laidOut, time), () => ({
    bytes: NO_BYTES,
  }));
  if (drawn.bytes.length > 0) return putBytes(out, drawn.bytes);
  const start = out.offset;
  drawAnew(out, laidOut, time, settings);
  drawn.bytes = bytesSince(out, start);
}

const NO_BYTES: Uint8Array = new Uint8Array();

/** All that style, axes and texts depend on, besides the settings. */
function staticKey(laidOut: LaidOut, time: TimeScale | undefined): unknown[] {
  const { layout, layers, axes } = laidOut;
  const { legend, reach, places, x, marks, guides } = layout;
  const parts: unknown[] = [axes.margins, legend, reach, x.slides, places === undefined];
  parts.push(laidOut.tooltips, guides.notes.length > 0, layout.overflows);
  parts.push(layout.empty === undefined, layout.zone?.text, layout.zone?.x);
  parts.push(axes.leftOut);
  if (axes.colorKey !== undefined) parts.push(...axes.shadeDomain);
  parts.push(x.cycle, time?.origin, time?.perPixel);
  const { rect, width } = laidOut.hitAreas ?? {};
  parts.push(rect?.width, rect?.height, width);
  for (let m = 0; m < marks.length; m++) {
    const mark = marks[m]!;
    parts.push(mark.name, mark.color, mark.kind, mark.index, mark.dashed, mark.dotted);
    layers[m]!.type.addStyleParts(parts, mark);
  }
  parts.push(guides.lines.length, guides.bands.length);
  for (const { y, tone, whole } of guides.lines) parts.push(y, tone, whole);
  for (const { y, height, tone, whole } of guides.bands) parts.push(y, height, tone, whole);
  for (const { y, text } of layout.held) parts.push(y, text);
  return parts;
}

function drawAnew(
  out: ByteWriter,
  laidOut: LaidOut,
  time: TimeScale | undefined,
  settings: Settings,
): void {
  const { layout } = laidOut;
  const style = createStyle(laidOut, settings);
  openRoot(out, { time: timeAttribute(time), ...layout }, style, layout.marks, settings);
  put(out, titleElement(laidOut.axes.leftOut || undefined));
  // Lines and dots have no surface to hatch.
  const surfaces = laidOut.layers.filter(({ type }) => type.isBackground || type.drawsTogether);
  put(out, hatches(shapedSeries(surfaces, settings), style.scope, settings));
  if (laidOut.axes.hasMissingCells) put(out, missingHatch(style.scope));
  drawPlotGround(out, layout, settings);
  drawReferenceLines(out, layout);
  drawHeldValues(out, layout);
  drawAxesAndTexts(out, laidOut, settings);
}

function drawPlotGround(
  out: ByteWriter,
  { plot }: ChartLayout,
  { theme, variant }: Settings,
): void {
  if (variant === "sparkline" || chosenTheme(theme).plot === undefined) return;
  const { x, y, width, height } = plot;
  put(out, `<rect class="pl" x="${x}" y="${y}" width="${width}" height="${height}"/>`);
}
