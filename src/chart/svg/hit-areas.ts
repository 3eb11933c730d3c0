import { type ByteWriter, put, putPixels } from "../base/byte-writer.ts";
import type { CommonHitArea } from "../layout/common-hit-area.ts";
import type { LaidOut } from "../layout/laid-out.ts";
import type { MarkLayout } from "../layout/mark-layout.ts";
import type { HitArea } from "../layout/mark-type.ts";
import { speakMark } from "../layout/spoken-text.ts";
import {
  boxHeight,
  boxLeft,
  boxTop,
  type TooltipArea,
  tooltipArea,
} from "../layout/tooltip-area.ts";
import { markContent, type StackTotals, sumStacks } from "../layout/tooltip-content.ts";
import { tooltipBounds } from "../layout/tooltip-size.ts";
import { boxWidth, fitTooltip } from "../layout/tooltip-text.ts";
import type { Settings } from "../options/settings.ts";
import { stopAttributes } from "./aria.ts";
import { isTabStop, tabStopInterval } from "./tab-stops.ts";
import { COMMON_HEIGHT, COMMON_LEFT, COMMON_TOP } from "./hit-area-rules.ts";
import { drawTooltipBox, lineCount, ownTextLines } from "./tooltip-box.ts";

/** Past this, no pointer can hit one of them, and they would make the picture heavy. */
const MAX_HIT_AREAS = 2000;

/** Draws hit areas with tooltips for marks that each have their own: dots, cells, horizontal bars. */
export function drawHitAreas(out: ByteWriter, laidOut: LaidOut, settings: Settings): void {
  const { layout, layers } = laidOut;
  const common = laidOut.hitAreas;
  if (common === undefined) return;
  const { marks } = layout;
  const count = marks.reduce((sum, mark) => sum + countHitAreas(mark), 0);
  if (count > MAX_HIT_AREAS) return;
  const interval = tabStopInterval(count, settings);
  const boxes: BoxSource = {
    laidOut,
    area: tooltipArea(layout),
    totals: sumStacks(laidOut),
    common,
    ownTexts: ownTextLines(laidOut, settings),
    settings,
  };
  let place = 0;
  if (interval > 0) put(out, '<g class="h p">');
  for (const [m, { hidden, ys }] of marks.entries()) {
    if (hidden) continue;
    const isRow = interval === 0 && ys.length > 1 && ys.every((y) => y === ys[0]);
    if (interval === 0) openRow(out, isRow ? ys[0]! : 0);
    for (let position = 0; position < ys.length; position++) {
      if (Number.isNaN(ys[position]!)) continue;
      const isStop = isTabStop(place++, count, interval);
      const spoken = isStop ? stopAttributes(speakMark(laidOut, boxes.totals, m, position)) : "";
      openHitArea(out, marks[m]!, position, isRow, spoken);
      put(out, areaElement(layers[m]!.type.hitArea(marks[m]!, position, settings), common));
      drawBox(out, boxes, m, position);
      put(out, "</svg>");
    }
    if (interval === 0) put(out, "</g>");
  }
  if (interval > 0) put(out, "</g>");
}

/** Opens the group of one mark's hit areas, at the y that they have in common. */
function openRow(out: ByteWriter, y: number): void {
  put(out, '<g class="h p"');
  if (y !== 0) {
    put(out, ' transform="translate(0 ');
    putPixels(out, y);
    put(out, ')"');
  }
  put(out, ">");
}

function countHitAreas({ hidden, ys }: MarkLayout): number {
  return hidden ? 0 : ys.reduce((count, y) => (Number.isNaN(y) ? count : count + 1), 0);
}

function openHitArea(
  out: ByteWriter,
  { xs, ys }: MarkLayout,
  position: number,
  isInRow: boolean,
  attributes: string,
): void {
  put(out, '<svg x="');
  putPixels(out, xs[position]!);
  if (!isInRow) {
    put(out, '" y="');
    putPixels(out, ys[position]!);
  }
  put(out, `"${attributes}>`);
}

/** The element that triggers a tooltip; what the style says already is left out. */
function areaElement(area: HitArea, { rect }: CommonHitArea): string {
  if (area.shape === "circle") return `<circle r="${area.radius}"/>`;
  if (area.shape === "path") return `<path d="${area.data}"/>`;
  const { width, height } = area;
  if (width === rect?.width && height === rect.height) return "<rect/>";
  return `<rect x="${-width / 2}" y="${-height / 2}" width="${width}" height="${height}"/>`;
}

/** What all boxes are drawn from. */
interface BoxSource {
  laidOut: LaidOut;
  area: TooltipArea;
  totals: StackTotals;
  common: CommonHitArea;
  ownTexts: number;
  settings: Settings;
}

/** A box is at most this much wider than its text needs, in pixels. */
const MAX_SPARE = 32;

/** Draws the box of a mark's tooltip where it is whole. */
function drawBox(
  out: ByteWriter,
  { laidOut, area, totals, common, ownTexts, settings }: BoxSource,
  m: number,
  position: number,
): void {
  const { layout } = laidOut;
  const { xs, ys } = layout.marks[m]!;
  const bounds = tooltipBounds(area, settings.horizontal || layout.x.kind === "band");
  const content = markContent(laidOut, totals, m, position);
  const text = fitTooltip(content, bounds, settings);
  const needed = boxWidth(text, settings);
  const isCommon = needed <= common.width && needed > common.width - MAX_SPARE;
  const width = isCommon ? common.width : needed;
  const height = boxHeight(lineCount(text));
  const x = boxLeft(xs[position]! - layout.x.slide, width, area);
  const isBeside = x >= 0 || x <= -width;
  const y = ys[position]!;
  const top = Math.round(boxTop(y, height, area, isBeside) - y);
  drawTooltipBox(out, text, {
    x: x === COMMON_LEFT ? undefined : x - COMMON_LEFT,
    y: top === COMMON_TOP ? undefined : top - COMMON_TOP,
    width: isCommon ? undefined : width,
    hasHeight: height !== COMMON_HEIGHT,
    ownTexts,
  });
}
