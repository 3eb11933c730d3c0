import { escapeXml } from "../format/text/escape.ts";
import {
  createByteWriter,
  type ByteWriter,
  put,
  putWritten,
  putPixels,
} from "../base/byte-writer.ts";
import type { ChartLayout } from "../layout/chart-layout.ts";
import type { Cache } from "../base/cache.ts";
import type { Settings } from "../options/settings.ts";
import { hiddenBelow } from "./aria.ts";
import { textContent } from "./title-element.ts";
import type { XKind } from "../options/choices.ts";
import { putLiteral, type ByteLiteral, byteLiteral } from "../base/byte-literal.ts";
import { findZero } from "./find-zero.ts";
import { isGliding } from "./is-gliding.ts";
import type { Tick } from "../layout/axes/tick.ts";

/** A line one pixel wide is sharp if it covers one column of pixels rather than halves of two. */
const CRISP = 0.5;
/** From the plot to the baseline of the labels below it. */
const LABEL_DROP = 18;
/** From that baseline to the one of the second line. */
const SUB_DROP = 15;
/** The same for names, whose script may be taller than that of days and months. */
const NAME_DROP = 16;
/** From the plot to the baseline of rotated labels. */
const ROTATED_DROP = 12;

/** The bytes of an axis from the last drawing. Most frames have the ticks of the one before. */
interface DrawnAxis {
  /** The whole axis, but for what `behind` has. */
  out: ByteWriter;
  /** The grid lines of a gliding plot, which its own viewport draws behind the marks. */
  behind: ByteWriter | undefined;
  ticks: readonly Tick[];
  leaving: readonly Tick[];
  opening: ByteLiteral;
  /** Pixels from a tick to its line, and what stands behind the x of each line. */
  shift: number;
  line: ByteLiteral;
  /** Whether the lines cross the plot. */
  hasGrid: boolean;
  /** The tick at zero, if it has a stronger line. */
  zero: Tick | undefined;
}

/** Draws grid lines, unless `drawGlidingGrid` does, or tick marks, and the labels below the plot. */
export function drawXAxis(
  out: ByteWriter,
  layout: ChartLayout,
  settings: Settings,
  cache: Cache,
): void {
  if (layout.x.ticks.length === 0) return;
  putWritten(out, updateAxis(layout, settings, cache).out);
}

/** Draws the grid lines of a gliding plot. */
export function drawGlidingGrid(
  out: ByteWriter,
  layout: ChartLayout,
  settings: Settings,
  cache: Cache,
): void {
  if (layout.x.ticks.length === 0) return;
  const { behind } = updateAxis(layout, settings, cache);
  if (behind !== undefined) putWritten(out, behind);
}

/** The axis with the ticks of this frame. */
function updateAxis(layout: ChartLayout, settings: Settings, cache: Cache): DrawnAxis {
  const { plot, x } = layout;
  const axis = cache.memo("x axis", [x.turned, x.kind, plot.height, isGliding(layout)], () =>
    createAxis(layout, settings),
  );
  if (axis.ticks !== x.ticks || axis.leaving !== x.leaving) {
    redrawAxis(axis, layout, findXZero(layout, settings));
  }
  return axis;
}

function createAxis(layout: ChartLayout, settings: Settings): DrawnAxis {
  const { plot, x } = layout;
  const position = `translate(${CRISP} ${plot.height + LABEL_DROP})`;
  const anchor = x.turned ? "ae" : "am";
  const hasGrid = hasGridLines(x.kind, settings);
  const isBehind = hasGrid && isGliding(layout);
  return {
    out: createByteWriter(FIRST_CAPACITY),
    behind: isBehind ? createByteWriter(FIRST_CAPACITY) : undefined,
    ticks: [],
    leaving: [],
    opening: byteLiteral(
      `<g class="m ${anchor}"${hiddenBelow(layout, settings)} transform="${position}">`,
    ),
    // The axis is shifted as a whole.
    shift: isBehind ? CRISP : 0,
    line: byteLiteral(
      isBehind ? ` 0v${plot.height}` : `-${LABEL_DROP}v${hasGrid ? -plot.height : TICK_LENGTH}`,
    ),
    hasGrid,
    zero: undefined,
  };
}

/** Bytes that most axes need at most; a thousand charts keep as many of them. */
const FIRST_CAPACITY = 1024;

/** Pixels of a tick's line if there is no grid. */
const TICK_LENGTH = 5;

function redrawAxis(axis: DrawnAxis, { plot, x }: ChartLayout, zero: Tick | undefined): void {
  const { out } = axis;
  axis.ticks = x.ticks;
  axis.leaving = x.leaving;
  axis.zero = zero;
  out.offset = 0;
  putLiteral(out, axis.opening);
  putLines(axis);
  if (zero !== undefined) {
    put(out, `<path class="g ax" d="M${zero.at}-${LABEL_DROP}v${-plot.height}"/>`);
  }
  for (const tick of x.leaving) drawTickLabel(out, tick, x, OPEN_LEAVING);
  for (const tick of x.ticks) drawTickLabel(out, tick, x);
  putLiteral(out, CLOSE_GROUP);
}

/** Writes the path of all lines: into the axis or, where the plot glides, apart from it. */
function putLines(axis: DrawnAxis): void {
  const { out, behind, ticks, leaving } = axis;
  if (behind !== undefined) behind.offset = 0;
  const to = behind ?? out;
  const start = to.offset;
  putLiteral(to, OPEN_LINES);
  const empty = to.offset;
  for (const tick of leaving) drawTickLine(to, tick, axis);
  for (const tick of ticks) drawTickLine(to, tick, axis);
  if (to.offset === empty) to.offset = start;
  else putLiteral(to, CLOSE_PATH);
}

/** Values along x have a zero line: those of lying bars, or numbers on both sides of zero. */
function findXZero({ x }: ChartLayout, { horizontal, grid }: Settings): Tick | undefined {
  return x.slides ? undefined : findZero(x, horizontal && grid);
}

/** Whether grid lines cross the plot. Upright bars guide the eye down to their labels themselves. */
function hasGridLines(kind: XKind, { grid, type, horizontal }: Settings): boolean {
  const areBars = (type === "bar" && !horizontal) || type === "histogram";
  return grid && kind !== "band" && !areBars;
}

const OPEN_LINES = byteLiteral('<path class="g" d="');
const CLOSE_PATH = byteLiteral('"/>');
const OPEN_TEXT = byteLiteral('<text x="');
/** Of a label that leaves while the plot glides: it fades, and is not seen where nothing moves. */
const OPEN_LEAVING = byteLiteral('<text class="yo" x="');
const CLOSE_TAG = byteLiteral('">');
const CLOSE_TEXT = byteLiteral("</text>");
const M = byteLiteral("M");
const CLOSE_GROUP = byteLiteral("</g>");

/** Draws the line of a tick, unless the stronger one at zero stands there. */
function drawTickLine(out: ByteWriter, { at }: Tick, axis: DrawnAxis): void {
  const { shift, line, zero, hasGrid } = axis;
  if (hasGrid && at === zero?.at) return;
  putLiteral(out, M);
  putPixels(out, at + shift);
  putLiteral(out, line);
}

function drawTickLabel(
  out: ByteWriter,
  { at, label, whole, shift = 0, sub, beside = 0 }: Tick,
  { turned, kind }: ChartLayout["x"],
  open = OPEN_TEXT,
): void {
  if (label === "" && sub === undefined) return;
  if (turned) {
    const drop = ROTATED_DROP - LABEL_DROP;
    put(out, `<text transform="translate(${at + 4} ${drop})rotate(-45)">`);
  } else {
    putLiteral(out, open);
    putPixels(out, at + shift);
    putLiteral(out, CLOSE_TAG);
  }
  put(out, textContent(label, whole));
  if (sub !== undefined) {
    const drop = kind === "band" ? NAME_DROP : SUB_DROP;
    put(out, `<tspan x="${at + beside}" dy="${drop}">${escapeXml(sub)}</tspan>`);
  }
  putLiteral(out, CLOSE_TEXT);
}
