import { memoize } from "../base/cache.ts";
import { getLocale, type Locale } from "./locale.ts";
import { specifierLabel } from "./specifier-label.ts";

/** Writes a number as text. */
export type NumberLabel = (value: number) => string;

/** A d3-format specifier such as `".1f"` or `"~s"`, or a function of the number. */
export type NumberFormat = string | ((value: number) => string);

/** Writes numbers by a specifier, with the signs of a locale, or by a function. */
export function createFormat(given: NumberFormat, { tag }: Locale): NumberLabel {
  return typeof given === "string"
    ? createSpecifierLabel(`${tag} ${given}`)
    : (value) => writtenText(given(value));
}

/** What a format of the user gave, as text: plain JavaScript may give nothing, which is no label. */
export function writtenText(given: unknown): string {
  return given === undefined || given === null ? "" : String(given);
}

/** The label of a key: a BCP 47 tag, a space and a specifier. */
const createSpecifierLabel = memoize((key: string) => {
  const space = key.indexOf(" ");
  return specifierLabel(key.slice(space + 1), getLocale(key.slice(0, space)));
}, 256);
