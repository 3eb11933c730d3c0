import { type ByteWriter, put } from "../base/byte-writer.ts";
import { escapeXml } from "../format/text/escape.ts";
import type { LaidOut } from "../layout/laid-out.ts";
import type { Settings } from "../options/settings.ts";
import { BOX_PADDING, boxHeight, ROW_HEIGHT } from "../layout/tooltip-area.ts";
import type { TooltipText } from "../layout/tooltip-frame.ts";
import { isMarked, ROW_INDENT } from "../layout/tooltip-text.ts";

/** From the top of a box to the baseline of its first line, in pixels. */
export const FIRST_BASELINE = 17;
/** From a line's baseline up to the mark in a series' colour. */
const MARK_RISE = 4;

/** Where a box is, in pixels; what the style says already is left out. */
export interface BoxPlace {
  x?: number | undefined;
  y?: number | undefined;
  width?: number | undefined;
  hasHeight: boolean;
  /** As from `ownTextLines`. */
  ownTexts: number;
}

/** The number of lines of a tooltip. */
export function lineCount({ heads, rows }: TooltipText): number {
  return heads.length + rows.length;
}

/** Draws a box with its text. */
export function drawTooltipBox(out: ByteWriter, text: TooltipText, place: BoxPlace): void {
  const { x, y, width, hasHeight, ownTexts } = place;
  const at = (x === undefined ? "" : ` x="${x}"`) + (y === undefined ? "" : ` y="${y}"`);
  const size =
    (width === undefined ? "" : ` width="${width}"`) +
    (hasHeight ? ` height="${boxHeight(lineCount(text))}"` : "");
  const texts = ownTexts > 1 ? shortTexts(text, ownTexts) : `<text>${textLines(text)}</text>`;
  put(out, `<svg${at}><rect${size}/>${rowMarks(text)}${texts}</svg>`);
}

/** The most lines that the style has places for. */
const MAX_OWN_TEXTS = 6;
/** The lines of a tooltip that says an x and a single value. */
export const PLAIN_LINES = 2;

/**
 * How many lines of a tooltip are texts of their own, which the style puts in their places; what follows
 * is within the last of them. Rows with marks in the colours of series are all in one, and so is what a
 * screen reader may come across.
 */
export function ownTextLines({ layout, layers, tooltips }: LaidOut, { variant }: Settings): number {
  if (variant !== "live") return 1;
  const visible = layers.filter(({ hidden }) => !hidden);
  if (tooltips !== undefined && visible.length > 1) return 1;
  const isPlain = layout.x.kind !== "band" && visible.every(({ type }) => type.hasPlainValue);
  return isPlain ? PLAIN_LINES : MAX_OWN_TEXTS;
}

/** The rules that put such lines in their places. */
export function ownTextRules(count: number): string {
  let rules = "";
  for (let i = 1; i < count; i++) {
    const y = FIRST_BASELINE + i * ROW_HEIGHT;
    rules += `& .h text${"+text".repeat(i)}{transform:translate(${BOX_PADDING}px,${y}px)}`;
  }
  return rules;
}

function shortTexts({ heads, rows }: TooltipText, count: number): string {
  const lines = [...heads, ...rows.map(({ text }) => text)].map(escapeXml);
  const rest = lines.slice(count).map((line) => `<tspan x="0" dy="${ROW_HEIGHT}">${line}</tspan>`);
  return `<text>${lines.slice(0, count).join("</text><text>")}${rest.join("")}</text>`;
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
