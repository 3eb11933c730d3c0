import { escapeXml } from "../format/text/escape.ts";
import type { MeasureText } from "../format/text/text-width.ts";

/** A number's text, cut into its digits and the unit behind them. */
export function digitsAndUnit(text: string): [digits: string, unit: string] {
  const end = /\D*$/.exec(text)!.index;
  return end === 0 ? [text, ""] : [text.slice(0, end), text.slice(end)];
}

const SMALLER = 0.55;
const SMALLEST = 11;

/** The size of the unit behind a value of this size, in pixels. */
function unitSize(size: number): number {
  return Math.min(size, Math.max(SMALLEST, Math.round(size * SMALLER)));
}

/** How wide a value is with its unit, in pixels. */
export function valueWidth(text: string, size: number, measureText: MeasureText): number {
  const [digits, unit] = digitsAndUnit(text);
  const width = measureText(digits, size, true);
  return unit === "" ? width : width + measureText(unit, unitSize(size), true);
}

/** The largest size, of those from `most` down to `least`, at which all texts fit. */
export function fittingSize(
  texts: readonly string[],
  room: number,
  most: number,
  least: number,
  measureText: MeasureText,
): number {
  let size = most;
  while (size > least && texts.some((text) => valueWidth(text, size, measureText) > room)) size--;
  return size;
}

/** A value as the content of a text element of the class `va`. */
export function valueContent(text: string): string {
  const [digits, unit] = digitsAndUnit(text);
  return unit === "" ? escapeXml(text) : `${escapeXml(digits)}<tspan>${escapeXml(unit)}</tspan>`;
}

/** The rules of such a text. */
export function valueRules(size: number): string {
  return (
    `& .va{font-size:${size}px;font-weight:600}` +
    `& .va tspan{font-size:${unitSize(size)}px;fill-opacity:.72}`
  );
}
