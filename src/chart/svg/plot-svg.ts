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
import type { LaidOut } from "../layout/laid-out.ts";
import type { Settings } from "../options/settings.ts";
import { drawText } from "./axes-svg.ts";
import { drawHitAreas } from "./hit-areas.ts";
import { drawMarks } from "./marks-svg.ts";
import { drawAnnotationLabels, drawAnnotationLines } from "./reference-marks-svg.ts";
import { drawTooltips } from "./tooltip-svg.ts";
import { drawXAxis } from "./x-axis-svg.ts";

/**
 * Draws what is positioned along x: x axis, annotations, marks and tooltips. Positions count from
 * the scale's origin and stay the same while the plot slides; one number in the opening tag moves
 * them all.
 */
export function drawPlot(
  out: ByteWriter,
  laidOut: LaidOut,
  settings: Settings,
  cache: Cache,
): void {
  const { layout } = laidOut;
  const { plot, x } = layout;
  if (x.slides) {
    openSlidingPlot(out, layout);
  } else {
    put(out, '<g transform="translate(');
    putPixels(out, plot.x - x.slide);
    put(out, ` ${plot.y})">`);
  }
  const glides = settings.glide && x.slides;
  if (glides) put(out, OPEN_GLIDE);
  drawXAxis(out, layout, settings, cache);
  if (glides) putLiteral(out, CLOSE_GROUP);
  if (layout.empty === undefined) drawContent(out, laidOut, settings, glides);
  putLiteral(out, x.slides ? CLOSE_SVG : CLOSE_GROUP);
  drawText(out, layout.empty, "m am");
}

const OPEN_GLIDE = '<g class="y">';
const OPEN_SVG = byteLiteral('<svg x="');
const VIEW = byteLiteral('" viewBox="');
const TAG_END = byteLiteral('">');
const CLOSE_SVG = byteLiteral("</svg>");
const CLOSE_GROUP = byteLiteral("</g>");

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

function drawContent(out: ByteWriter, laidOut: LaidOut, settings: Settings, glides: boolean): void {
  const { layout } = laidOut;
  // What glides comes in from beyond the plot's right edge.
  const isClipped = layout.overflows || glides;
  if (isClipped) openClip(out, layout);
  if (glides) put(out, OPEN_GLIDE);
  drawAnnotationLines(out, layout);
  drawMarks(out, laidOut, settings);
  drawAnnotationLabels(out, layout, settings);
  if (glides) putLiteral(out, CLOSE_GROUP);
  if (isClipped) putLiteral(out, CLOSE_SVG);
  // The plot's edges clip marks, but no tooltips.
  if (glides) put(out, OPEN_GLIDE);
  drawTooltips(out, laidOut, settings);
  drawHitAreas(out, laidOut, settings);
  if (glides) putLiteral(out, CLOSE_GROUP);
}

/** Pixels beside a clipped plot, so that its edges do not cut strokes and dots in half. */
const BLEED = 8;
/** Pixels above and below it: half a dot. Next to it are the labels of the x axis. */
const Y_BLEED = 3;

/** Opens a viewport that clips at all edges of the plot. */
function openClip(out: ByteWriter, { plot, x }: ChartLayout): void {
  const width = plot.width + 2 * BLEED;
  const height = plot.height + 2 * Y_BLEED;
  put(out, '<svg x="');
  putPixels(out, x.slide - BLEED);
  put(out, `" y="${-Y_BLEED}" width="${width}" height="${height}" viewBox="`);
  putPixels(out, x.slide - BLEED);
  put(out, ` ${-Y_BLEED} ${width} ${height}">`);
}
