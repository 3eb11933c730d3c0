import { type ByteLiteral, byteLiteral, writeLiteral } from "../base/byte-literal.ts";
import { memoize } from "../base/cache.ts";
import {
  type ByteWriter,
  ensureCapacity,
  put,
  putPixels,
  writePixels,
  writeText,
} from "../base/byte-writer.ts";
import { MAX_WRITTEN_BYTES } from "../format/label-writer.ts";
import { escapeXml } from "../format/text/escape.ts";
import type { LaidOut } from "../layout/laid-out.ts";
import { type MarkLayout, pointAt } from "../layout/mark-layout.ts";
import { boxHeight, boxTop, clampTop, SHARED_TOP } from "../layout/tooltip-area.ts";
import { groupRows, placeContent, type RowGroup } from "../layout/tooltip-content.ts";
import type { TooltipFrame, TooltipText } from "../layout/tooltip-frame.ts";
import { speakPlace } from "../layout/spoken-text.ts";
import { fitTooltip } from "../layout/tooltip-text.ts";
import { layerLabels } from "../layout/value-text.ts";
import type { Settings } from "../options/settings.ts";
import { stopAttributes } from "./aria.ts";
import { plainTooltipWriter } from "./plain-tooltip-writer.ts";
import { isTabStop } from "./tab-stops.ts";
import { sharedTooltipWriter } from "./shared-tooltip-writer.ts";
import { drawTooltipBox, lineCount, ownTextLines, PLAIN_LINES } from "./tooltip-box.ts";
import {
  hasEvenNeighbors,
  openHitStretch,
  type TooltipWriter,
  unevenStretch,
} from "./tooltip-target.ts";

/**
 * Creates the writer of tooltips: of a single visible mark or, without one, shared by all.
 *
 * @param mark the single one.
 * @param m its position among all.
 * @param interval as from `tabStopInterval`.
 */
export function createTooltipWriter(
  laidOut: LaidOut,
  mark: MarkLayout | undefined,
  m: number,
  interval: number,
  settings: Settings,
): TooltipWriter {
  const frame = laidOut.tooltips!;
  const fast =
    interval === 0 && mark !== undefined ? fastTooltipWriter(laidOut, frame, mark, m) : undefined;
  if (fast !== undefined) return fast;
  const ownTexts = ownTextLines(laidOut, settings);
  // Such tooltips are those of live charts, which have no tab stops.
  if (mark !== undefined && ownTexts === PLAIN_LINES) {
    return plainTooltipWriter(laidOut, frame, mark, m, settings);
  }
  const { length } = laidOut.layout.places!.xs;
  const groups = groupRows(laidOut.layers);
  const textAt = createTexts(laidOut, frame, groups, settings);
  const write: TooltipWriter = (out, place) => {
    const stop = isTabStop(place, length, interval)
      ? stopAttributes(speakPlace(laidOut, groups, place))
      : "";
    openHitStretch(out, laidOut.layout, place, stop);
    const text = textAt(place);
    if (mark === undefined) drawCircles(out, laidOut, place);
    const height = boxHeight(lineCount(text));
    const y =
      mark === undefined
        ? clampTop(SHARED_TOP, height, frame.area)
        : singleTop(mark, laidOut.layout.places!.points[m]![place]!, height, frame);
    drawTooltipBox(out, text, { y, hasHeight: frame.height === undefined, ownTexts });
    put(out, "</svg>");
  };
  if (interval > 0 || mark !== undefined) return write;
  const { xs } = laidOut.layout.places!;
  const isEven = (place: number) => hasEvenNeighbors(xs, place, laidOut.layout.reach);
  return sharedTooltipWriter(laidOut, groups, isEven, write) ?? write;
}

function singleTop(
  { ys }: MarkLayout,
  position: number,
  height: number,
  { area, areBeside }: TooltipFrame,
): number {
  const y = ys[position]!;
  return Number.isNaN(y) ? clampTop(0, height, area) : boxTop(y, height, area, areBeside);
}

/** What the tooltip at a place says: known already, or made anew with names that fit. */
function createTexts(
  laidOut: LaidOut,
  { texts, names, bounds }: TooltipFrame,
  groups: readonly RowGroup[],
  settings: Settings,
): (place: number) => TooltipText {
  if (texts !== undefined) return (place) => texts[place]!;
  return (place) => fitTooltip(placeContent(laidOut, groups, names, place), bounds, settings);
}

const OPEN = byteLiteral('<svg x="');
const RECT = byteLiteral('"><rect/>');
const OPEN_BOX = byteLiteral('<svg y="');
const RECT_AND_BOX = byteLiteral('"><rect/><svg y="');
const BOX_AND_TEXT = byteLiteral('"><rect/><text>');
const CLOSE = byteLiteral("</text></svg></svg>");

const MAX_NAMES = 256;

/** The capacity that one tooltip of the fast writer needs, besides its name and value. */
const MAX_TOOLTIP_BYTES = 320;

/** A writer that goes without strings; undefined if the labels of the axes cannot be written so. */
function fastTooltipWriter(
  laidOut: LaidOut,
  { names, height, area, areBeside }: TooltipFrame,
  mark: MarkLayout,
  m: number,
): TooltipWriter | undefined {
  const { layout, layers, axes, xAxis } = laidOut;
  const { writeValue: writeX } = xAxis.axis;
  const { write: writeY } = layerLabels(layers[m]!, axes);
  if (writeX === undefined || writeY === undefined || height === undefined) return undefined;
  if (layers[m]!.binEdges !== undefined) return undefined;
  const { xs: times, ys: values } = layers[m]!.series;
  const { ys } = mark;
  const xs = layout.places!.xs;
  const points = layout.places!.points[m]!;
  const { reach, plot } = layout;
  const rowStart = openRow(names[m]!);
  const capacity = MAX_TOOLTIP_BYTES + rowStart.length + MAX_WRITTEN_BYTES;
  return (out, place) => {
    ensureCapacity(out, capacity);
    const { bytes, view } = out;
    const position = points[place]!;
    const point = pointAt(mark, position);
    let at = writeLiteral(view, out.offset, OPEN);
    at = writePixels(bytes, at, xs[place]!);
    if (hasEvenNeighbors(xs, place, reach)) at = writeLiteral(view, at, RECT_AND_BOX);
    else {
      at = writeLiteral(view, at, RECT);
      at = writeText(bytes, at, unevenStretch(xs, place, reach, plot.height));
      at = writeLiteral(view, at, OPEN_BOX);
    }
    at = writePixels(bytes, at, boxTop(ys[position]!, height, area, areBeside));
    at = writeLiteral(view, at, BOX_AND_TEXT);
    at = writeX(bytes, at, times, point);
    at = writeLiteral(view, at, rowStart);
    at = writeY(bytes, at, values, point);
    out.offset = writeLiteral(view, at, CLOSE);
  };
}

/** What stands between the time and the value in a tooltip of one series. */
const openRow = memoize((name: string): ByteLiteral => {
  const shown = name === "" ? "" : `${escapeXml(name)}: `;
  return byteLiteral(`</text><text>${shown}`);
}, MAX_NAMES);

/** Marks the points of a shared tooltip. */
function drawCircles(out: ByteWriter, { layout }: LaidOut, place: number): void {
  const { marks, places } = layout;
  for (let m = 0; m < marks.length; m++) {
    const position = places!.points[m]?.[place] ?? -1;
    if (position < 0) continue;
    const y = marks[m]!.ys[position]!;
    if (Number.isNaN(y)) continue;
    put(out, `<circle class="s${marks[m]!.index}" cy="`);
    putPixels(out, y);
    put(out, '"/>');
  }
}
