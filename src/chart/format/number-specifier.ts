import { SPECIFIER } from "./specifier-label.ts";

/** The types of numbers that d3-format knows; it takes any other letter for "g", without a word. */
const TYPE = /[efgrs%pbodxXcn]$/;

/** Whether a d3-format specifier can be read, and means what it says. */
export function isNumberSpecifier(text: string): boolean {
  return SPECIFIER.test(text) && !isPicture(text) && (!/[a-z]$/i.test(text) || TYPE.test(text));
}

/**
 * "0.00", "#,##0": a picture of a number, or "2": its decimals alone. d3 would read them as widths, or as
 * no decimals at all.
 */
function isPicture(text: string): boolean {
  return /^(?:[#0][#0,.' ]*[%a]?|\d+)$/.test(text);
}

/** The specifier that was probably meant; undefined where nothing is recognized. */
export function suggestNumberSpecifier(text: string): string | undefined {
  const decimals = /^\d$/.test(text) && text !== "0" ? `.${text}f` : undefined;
  const guesses = [decimals, fromPrintf(text), fromPicture(text), fixCase(text)];
  return guesses.find((guess) => guess !== undefined && isNumberSpecifier(guess));
}

/** "%.2f", "{:,.1f}", "%d". */
function fromPrintf(text: string): string | undefined {
  const parts = /^(?:%|\{[\w:]*)(,?)(?:\d*)(\.\d+)?([defgs%])\}?%*$/.exec(text);
  return parts === null ? undefined : `${parts[1]}${parts[2] ?? ""}${parts[3]}`;
}

/** "0.00", "#,##0.0", "0%", "0.0a". */
function fromPicture(text: string): string | undefined {
  const parts = /^(?=[#0])([#0]*)([,' ]?)[#0]*(?:\.([#0]*))?\s*([%a]?)$/.exec(text);
  if (parts === null) return undefined;
  const [, , group = "", decimals = "", end = ""] = parts;
  const type = end === "%" ? "%" : end === "a" ? "s" : "f";
  const trim = decimals.includes("#") ? "~" : "";
  return `${group === "" ? "" : ","}.${decimals.length}${trim}${type}`;
}

function fixCase(text: string): string | undefined {
  const lower = text.toLowerCase();
  return lower === text ? undefined : lower;
}
