import { ELLIPSIS } from "../signs.ts";
import { longestPrefix } from "./graphemes.ts";
import { glyphRunWidth } from "./glyph-run.ts";
import { BOLD, DIRECT, REGULAR } from "./glyph-table.ts";

/**
 * Measures how wide a text is drawn, in pixels, at a font size in pixels. A replacement of `textWidth`
 * must return finite numbers of at least 0, and never less for a text than for its prefix.
 */
export type MeasureText = (text: string, fontSize: number, bold: boolean) => number;

/**
 * The estimated width of a text in pixels at a font size in pixels, without a browser: at most a
 * few hundredths too small in the usual fonts of `system-ui, sans-serif`, and too large in the
 * narrower ones.
 */
export function textWidth(text: string, fontSize: number, bold = false): number {
  const widths = bold ? BOLD : REGULAR;
  let thousandths = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= DIRECT) return (glyphRunWidth(text, bold) * fontSize) / 1000;
    thousandths += widths[unit]!;
  }
  return (thousandths * fontSize) / 1000;
}

const RIGHT_TO_LEFT_MARK = "\u200f";
const LAST_LETTER = /\p{L}\P{L}*$/u;
const RIGHT_TO_LEFT =
  /^[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * Cuts a text to `room` pixels: the text itself where it fits, else its longest prefix with an
 * ellipsis, or the ellipsis alone, or nothing. The text was cut if and only if the result differs.
 */
export function fitText(
  text: string,
  room: number,
  fontSize: number,
  bold = false,
  measure: MeasureText = textWidth,
): string {
  const fits = (shown: string) => measure(shown, fontSize, bold) <= room;
  if (fits(text)) return text;
  if (!fits(ELLIPSIS)) return "";
  return withEllipsis(longestPrefix(text, (prefix) => fits(withEllipsis(prefix))));
}

/** A start of fewer characters says nothing. */
const MIN_START = 3;

/**
 * Cuts a text so that what begins at an index is shown: its start, an ellipsis, and the rest; or the
 * rest alone, itself cut at its end if need be. Undefined if that index is the end, or nothing fits.
 */
export function cutBefore(
  text: string,
  at: number,
  fits: (text: string) => boolean,
): string | undefined {
  const rest = text.slice(at);
  if (at <= 0 || rest === "") return undefined;
  const mark = RIGHT_TO_LEFT.test(rest) ? RIGHT_TO_LEFT_MARK : "";
  const behind = `${mark}${ELLIPSIS}${rest}`;
  if (fits(behind)) {
    const start = longestPrefix(text.slice(0, at), (prefix) => fits(prefix + behind)).trimEnd();
    return start.length < MIN_START ? behind : start + behind;
  }
  const prefix = longestPrefix(rest, (part) => fits(`${mark}${ELLIPSIS}${withEllipsis(part)}`));
  return prefix === "" ? undefined : `${mark}${ELLIPSIS}${withEllipsis(prefix)}`;
}

/**
 * Appends an ellipsis. Outside of right-to-left paragraphs a browser would put it at the right end; a
 * mark keeps it at the left of the Arabic or Hebrew letters that it follows.
 */
function withEllipsis(prefix: string): string {
  const shown = prefix.trimEnd();
  const last = LAST_LETTER.exec(shown)?.[0] ?? "";
  return shown + ELLIPSIS + (RIGHT_TO_LEFT.test(last) ? RIGHT_TO_LEFT_MARK : "");
}
