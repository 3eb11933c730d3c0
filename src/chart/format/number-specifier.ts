import { SPECIFIER } from "./specifier-label.ts";

/** The types of numbers that d3-format knows; it silently takes any other letter for "g". */
const TYPE = /[efgrs%pbodxXcn]$/;

/** Whether a text is a d3-format specifier, and was probably meant as one. */
export function isNumberSpecifier(text: string): boolean {
  return SPECIFIER.test(text) && !isPattern(text) && (!/[a-z]$/i.test(text) || TYPE.test(text));
}

/**
 * Whether a text is a pattern of Excel ("0.00", "#,##0") or a bare number of decimals ("2"). d3 would
 * read these as widths.
 */
function isPattern(text: string): boolean {
  return /^(?:[#0][#0,.' ]*[%a]?|\d+)$/.test(text);
}

/** The specifier that was probably meant; undefined where nothing is recognized. */
export function suggestNumberSpecifier(text: string): string | undefined {
  const decimals = /^\d$/.test(text) && text !== "0" ? `.${text}f` : undefined;
  const guesses = [decimals, fromPrintf(text), fromPattern(text), fixCase(text)];
  return guesses.find((guess) => guess !== undefined && isNumberSpecifier(guess));
}

/** "%.2f", "{:,.1f}", "%d". */
function fromPrintf(text: string): string | undefined {
  const parts = /^(?:%|\{[\w:]*)(,?)(?:\d*)(\.\d+)?([defgs%])\}?%*$/.exec(text);
  return parts === null ? undefined : `${parts[1]}${parts[2] ?? ""}${parts[3]}`;
}

/** "0.00", "#,##0.0", "0%", "0.0a". */
function fromPattern(text: string): string | undefined {
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
