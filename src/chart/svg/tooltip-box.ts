import { type ByteWriter, put } from "../base/byte-writer.ts";
import { escapeXml } from "../format/text/escape.ts";
import { boxHeight, ROW_HEIGHT } from "../layout/tooltip-area.ts";
import type { TooltipText } from "../layout/tooltip-frame.ts";
import { isMarked, ROW_INDENT } from "../layout/tooltip-text.ts";

/** From the top of a box to the baseline of its first line, in pixels. */
export const FIRST_BASELINE = 17;
/** From a line's baseline up to the mark in a series' colour. */
const MARK_RISE = 4;

/** Where a box is, in pixels; what the style says already is left out. */
export interface BoxPlace {
  x?: number;
  y: number;
  width?: number;
  hasHeight: boolean;
}

/** The number of lines of a tooltip. */
export function lineCount({ heads, rows }: TooltipText): number {
  return heads.length + rows.length;
}

/** Draws a box with its text. */
export function drawTooltipBox(out: ByteWriter, text: TooltipText, place: BoxPlace): void {
  const { x, y, width, hasHeight } = place;
  const left = x === undefined ? "" : ` x="${x}"`;
  const size =
    (width === undefined ? "" : ` width="${width}"`) +
    (hasHeight ? ` height="${boxHeight(lineCount(text))}"` : "");
  put(
    out,
    `<svg${left} y="${y}"><rect${size}/>${rowMarks(text)}<text>${textLines(text)}</text></svg>`,
  );
}

/** Short strokes in the colours of the series. */
export function rowMarks({ heads, rows }: TooltipText): string {
  let marks = "";
  for (const [i, { index }] of rows.entries()) {
    if (index < 0) continue;
    const y = FIRST_BASELINE + (heads.length + i) * ROW_HEIGHT - MARK_RISE;
    marks += `<path class="s${index}" d="M8 ${y}h8"/>`;
  }
  return marks;
}

/** The first line as it is, each further one in an element of its own. */
function textLines({ heads, rows }: TooltipText): string {
  const indent = rows.some(isMarked) ? ROW_INDENT : 0;
  const [head, label] = heads;
  let lines = head === undefined ? "" : escapeXml(head);
  if (label !== undefined) lines += `<tspan x="0" dy="${ROW_HEIGHT}">${escapeXml(label)}</tspan>`;
  for (const [i, { text }] of rows.entries()) {
    const dy = head === undefined && i === 0 ? 0 : ROW_HEIGHT;
    lines += `<tspan x="${indent}" dy="${dy}">${escapeXml(text)}</tspan>`;
  }
  return lines;
}
