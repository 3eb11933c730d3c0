import type { Locale } from "./locale.ts";
import { specifierLabel } from "./specifier-label.ts";

/** Writes a number as text. */
export type NumberLabel = (value: number) => string;

/** A d3-format specifier such as `".1f"` or `"~s"`, or a function of the number. */
export type NumberFormat = string | ((value: number) => string);

const MAX_FORMATS = 256;
const formats = new Map<string, NumberLabel>();

/** Writes numbers by a specifier, or by a function. */
export function createFormat(given: NumberFormat, locale: Locale): NumberLabel {
  return typeof given === "string" ? cachedLabel(given, locale) : (value) => String(given(value));
}

/** Writes numbers by a d3-format specifier, with the signs of a locale. */
function cachedLabel(specifier: string, locale: Locale): NumberLabel {
  const key = `${locale.tag} ${specifier}`;
  let label = formats.get(key);
  if (label === undefined) {
    if (formats.size >= MAX_FORMATS) formats.clear();
    label = specifierLabel(specifier, locale);
    formats.set(key, label);
  }
  return label;
}
