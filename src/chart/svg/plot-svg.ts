import { byteLiteral, putLiteral, writeLiteral } from "../base/byte-literal.ts";
import {
  type ByteWriter,
  ensureCapacity,
  MAX_NUMBER_BYTES,
  put,
  putPixels,
  SPACE,
  writePixels,
} from "../base/byte-writer.ts";
import type { Cache } from "../base/cache.ts";
import type { ChartLayout } from "../layout/chart-layout.ts";
import { GLIDE_PARTS, MAX_GLIDE } from "../layout/glide.ts";
import type { LaidOut } from "../layout/laid-out.ts";
import type { Settings } from "../options/settings.ts";
import { drawText } from "./axes-svg.ts";
import { findHitAreas } from "./define-mark.ts";
import { isGliding } from "./is-gliding.ts";
import { drawMarks } from "./marks-svg.ts";
import { drawAnnotationLabels, drawAnnotationLines } from "./reference-marks-svg.ts";
import { drawTooltips } from "./tooltip-svg.ts";
import { drawGlidingGrid, drawXAxis } from "./x-axis-svg.ts";

/**
 * Draws what is positioned along x: x axis, annotations, marks and tooltips. Positions count from
 * the scale's origin and stay the same while the plot slides; one number in the opening tag moves
 * them all. Where the plot glides there are two such tags.
 */
export function drawPlot(
  out: ByteWriter,
  laidOut: LaidOut,
  settings: Settings,
  cache: Cache,
): void {
  const { layout } = laidOut;
  const { plot, x, empty } = layout;
  const glides = isGliding(layout);
  if (glides) drawGlidingPlot(out, laidOut, settings, cache);
  if (x.slides) {
    openSlidingPlot(out, layout);
  } else {
    put(out, '<g transform="translate(');
    putPixels(out, plot.x - x.slide);
    put(out, ` ${plot.y})">`);
  }
  if (glides) putLiteral(out, GLIDES[x.glide]!);
  drawXAxis(out, layout, settings, cache);
  if (empty === undefined) {
    if (!glides) drawMarksInPlot(out, laidOut, settings);
    // The plot's edges clip marks, but no tooltips.
    drawTooltips(out, laidOut, settings);
    if (laidOut.hitAreas !== undefined) findHitAreas(laidOut.layers)?.(out, laidOut, settings);
  }
  if (glides) putLiteral(out, CLOSE_GROUP);
  putLiteral(out, x.slides ? CLOSE_SVG : CLOSE_GROUP);
  drawText(out, empty, "m am");
}

const OPEN_SVG = byteLiteral('<svg x="');
const VIEW = byteLiteral('" viewBox="');
const TAG_END = byteLiteral('">');
const CLOSE_SVG = byteLiteral("</svg>");
const CLOSE_GROUP = byteLiteral("</g>");

/** The groups that glide to their place, by the distance. */
const GLIDES = Array.from({ length: MAX_GLIDE + 1 }, (_, parts) =>
  byteLiteral(parts === 0 ? "<g>" : `<g class="y${parts === GLIDE_PARTS ? "" : ` y${parts}`}">`),
);

/** Opens a viewport as large as the picture: it clips at the plot's left edge and nowhere else. */
function openSlidingPlot(out: ByteWriter, { plot, x, width, height }: ChartLayout): void {
  ensureCapacity(out, 5 * MAX_NUMBER_BYTES + 32);
  const { bytes, view } = out;
  let at = writePixels(bytes, writeLiteral(view, out.offset, OPEN_SVG), plot.x);
  at = writePixels(bytes, writeLiteral(view, at, VIEW), x.slide);
  for (const pixels of [-plot.y, width, height]) {
    bytes[at++] = SPACE;
    at = writePixels(bytes, at, pixels);
  }
  out.offset = writeLiteral(view, at, TAG_END);
}

/**
 * Draws marks that come in from beyond the plot's right edge, where axis labels may stand, so they
 * have a viewport of their own, with the grid lines behind them. With one viewport inside the other,
 * the number that changes in each frame would stand there three times, not twice.
 */
function drawGlidingPlot(
  out: ByteWriter,
  laidOut: LaidOut,
  settings: Settings,
  cache: Cache,
): void {
  const { layout } = laidOut;
  openGlidingPlot(out, layout);
  putLiteral(out, GLIDES[layout.x.glide]!);
  drawGlidingGrid(out, layout, settings, cache);
  drawMarksAndLabels(out, laidOut, settings);
  putLiteral(out, CLOSE_GROUP);
  putLiteral(out, CLOSE_SVG);
}

function drawMarksInPlot(out: ByteWriter, laidOut: LaidOut, settings: Settings): void {
  const { layout } = laidOut;
  const isRange = settings.xRange !== undefined && layout.x.slides;
  if (isRange) openRangeClip(out, layout);
  else if (layout.overflows) openClip(out, layout);
  drawMarksAndLabels(out, laidOut, settings);
  if (isRange || layout.overflows) putLiteral(out, CLOSE_SVG);
}

function drawMarksAndLabels(out: ByteWriter, laidOut: LaidOut, settings: Settings): void {
  const { layout } = laidOut;
  drawAnnotationLines(out, layout);
  drawMarks(out, laidOut, settings);
  drawAnnotationLabels(out, layout, settings);
}

/** Pixels beside a clipped plot, so that its edges do not cut strokes and dots in half. */
const BLEED = 8;
/** Pixels right of a gliding plot: half a dot. What is further right comes in later. */
const X_BLEED = 3;
/** Pixels above and below it: half a dot. Next to it are the labels of the x axis. */
const Y_BLEED = 3;

/** Opens a viewport that clips at all edges of the plot. */
function openClip(out: ByteWriter, layout: ChartLayout): void {
  openClipFrom(out, layout, layout.x.slide - BLEED, layout.plot.width + 2 * BLEED);
}

/** The same for a stretch of time, whose marks go on beyond both of its ends. */
function openRangeClip(out: ByteWriter, layout: ChartLayout): void {
  openClipFrom(out, layout, layout.x.slide, layout.plot.width + X_BLEED);
}

function openClipFrom(out: ByteWriter, { plot }: ChartLayout, left: number, width: number): void {
  const height = plot.height + 2 * Y_BLEED;
  put(out, '<svg x="');
  putPixels(out, left);
  put(out, `" y="${-Y_BLEED}" width="${width}" height="${height}" viewBox="`);
  putPixels(out, left);
  put(out, ` ${-Y_BLEED} ${width} ${height}">`);
}

/** Opens a viewport that clips at the plot's left and right; above and below, too, where values are there. */
function openGlidingPlot(out: ByteWriter, { plot, height, overflows, x }: ChartLayout): void {
  const top = overflows ? -Y_BLEED : -plot.y;
  const room = overflows ? plot.height + 2 * Y_BLEED : height;
  const width = plot.width + X_BLEED;
  put(out, `<svg x="${plot.x}" y="${plot.y + top}" width="${width}" height="${room}" viewBox="`);
  putPixels(out, x.slide);
  put(out, ` ${top} ${width} ${room}">`);
}
