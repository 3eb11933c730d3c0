import { fitMiddle } from "../format/text/fit-middle.ts";
import { moreText } from "../format/text/more-text.ts";
import type { Settings } from "../options/settings.ts";
import { labelWidth } from "./axes/label.ts";
import { BOX_PADDING } from "./tooltip-area.ts";
import type { TooltipBounds, TooltipContent, TooltipLine, TooltipText } from "./tooltip-frame.ts";
import { rowText } from "./tooltip-content.ts";

/** A mark in a series' colour, and the gap to its name, in pixels. */
export const ROW_INDENT = 14;

/** Fits what a tooltip says into its bounds. What has no room is counted on the last line. */
export function fitTooltip(
  content: TooltipContent,
  { textWidth, lines, isNamed }: TooltipBounds,
  settings: Settings,
): TooltipText {
  const fits = (text: string) => labelWidth(text, settings) <= textWidth;
  const head = isNamed ? fitMiddle(content.head, fits) : content.head;
  const heads = fitHeads(head, content.label, { textWidth }, settings);
  const indent = content.rows.some(isMarked) ? ROW_INDENT : 0;
  const rows = content.rows.map(({ index, name, value }) => ({
    index,
    text: fitRow(name, value, textWidth - indent, settings),
  }));
  const room = Math.max(1, lines - heads.length);
  if (rows.length <= room) return { heads, rows };
  const kept = rows.slice(0, room - 1);
  kept.push({ index: -1, text: moreText(rows.length - kept.length) });
  return { heads, rows: kept };
}

/** The x of a point, and its label beside it or, where there is no room, on a line of its own. */
export function fitHeads(
  head: string,
  label: string,
  { textWidth }: Pick<TooltipBounds, "textWidth">,
  settings: Settings,
): string[] {
  if (label === "" || label === head) return head === "" ? [] : [head];
  const fits = (text: string) => labelWidth(text, settings) <= textWidth;
  if (head === "") return [fitMiddle(label, fits)];
  const both = `${head}, ${label}`;
  return fits(both) ? [both] : [head, fitMiddle(label, fits)];
}

/** A row in words, with a name that is cut to `room` pixels. */
export function fitRow(name: string, value: string, room: number, settings: Settings): string {
  const whole = rowText({ name, value });
  if (labelWidth(whole, settings) <= room) return whole;
  const hasRoom = (cut: string) => labelWidth(rowText({ name: cut, value }), settings) <= room;
  return rowText({ name: fitMiddle(name, hasRoom), value });
}

/** Whether a row begins with a mark in its series' colour. Where one does, all are indented. */
export function isMarked({ index }: Pick<TooltipLine, "index">): boolean {
  return index >= 0;
}

/** The width of the box around a text, in pixels. */
export function boxWidth({ heads, rows }: TooltipText, settings: Settings): number {
  const indent = rows.some(isMarked) ? ROW_INDENT : 0;
  let widest = 0;
  for (const head of heads) widest = Math.max(widest, labelWidth(head, settings));
  for (const { text } of rows) widest = Math.max(widest, indent + labelWidth(text, settings));
  return Math.ceil(widest) + 2 * BOX_PADDING;
}
