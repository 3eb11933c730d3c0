import { escapeXml } from "../format/text/escape.ts";
import type { MeasureText } from "../format/text/text-width.ts";

/** Splits a number's text into its digits and the unit behind them. */
function splitUnit(text: string): [digits: string, unit: string] {
  const end = /\D*$/.exec(text)!.index;
  return end === 0 ? [text, ""] : [text.slice(0, end), text.slice(end)];
}

/** A number's text without its unit, but with the prefix or word that counts: 12.3 k, 2.5M. */
export function withoutUnit(text: string, unit: string): string {
  return unit !== "" && text.endsWith(unit) ? text.slice(0, -unit.length).trim() : text;
}

const UNIT_SHARE = 0.55;
const MIN_UNIT_SIZE = 11;

/** The font size of the unit behind a value of this font size, in pixels. */
function unitSize(size: number): number {
  return Math.min(size, Math.max(MIN_UNIT_SIZE, Math.round(size * UNIT_SHARE)));
}

/** How wide a value is with its unit, in pixels. */
export function valueWidth(text: string, size: number, measureText: MeasureText): number {
  const [digits, unit] = splitUnit(text);
  const width = measureText(digits, size, true);
  return unit === "" ? width : width + measureText(unit, unitSize(size), true);
}

/** The largest font size from `most` down to `least` at which all values fit, or else `least`. */
export function fitFontSize(
  values: readonly string[],
  width: number,
  most: number,
  least: number,
  measureText: MeasureText,
): number {
  let size = most;
  while (size > least && values.some((text) => valueWidth(text, size, measureText) > width)) size--;
  return size;
}

/** The content of a text element of the class `va`: a value, its unit smaller. */
export function valueContent(text: string): string {
  const [digits, unit] = splitUnit(text);
  return unit === "" ? escapeXml(text) : `${escapeXml(digits)}<tspan>${escapeXml(unit)}</tspan>`;
}

/** The style rules of such elements. */
export function valueRules(size: number): string {
  return (
    `& .va{font-size:${size}px;font-weight:600}` +
    `& .va tspan{font-size:${unitSize(size)}px;fill-opacity:.72}`
  );
}
