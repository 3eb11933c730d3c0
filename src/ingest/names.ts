import { MAX_NAME_LENGTH } from "../limits.ts";
import { plainText } from "./plain-text.ts";
import { textMark } from "./text-mark.ts";

/** Printable ASCII that neither begins nor ends with a space: most names are. */
const PLAIN = /^(?:[!-~](?:[ -~]*[!-~])?)?$/;

/** A name from outside as it may be kept: without control characters, and cut. */
export function cleanName(text: string): string {
  if (text.length <= MAX_NAME_LENGTH && PLAIN.test(text)) return text;
  const name = plainText(text.slice(0, MAX_READ_LENGTH)).trim();
  const isWhole = name.length <= MAX_NAME_LENGTH && text.length <= MAX_READ_LENGTH;
  return isWhole ? name : shorten(name, text, MAX_NAME_LENGTH);
}

/** More is read than is kept, as `plainText` takes out what is no text, such as a terminal's colours. */
const MAX_READ_LENGTH = 4 * MAX_NAME_LENGTH;

/**
 * Cuts a name to `maxLength`, and ends it with a hash of the whole: two long names that begin alike stay two
 * names, and their values two series.
 */
export function cutName(name: string, maxLength = MAX_NAME_LENGTH): string {
  return name.length > maxLength ? shorten(name, name, maxLength) : name;
}

function shorten(name: string, whole: string, maxLength: number): string {
  const end = ` #${textMark(whole)}`;
  return cutText(name, maxLength - end.length) + end;
}

/** A pair of surrogates is never cut in two. */
function cutText(text: string, maxLength: number): string {
  return text.length > maxLength ? text.slice(0, maxLength).replace(/[\ud800-\udbff]$/, "") : text;
}

/**
 * Makes names short and distinct: the second `cpu` becomes `cpu (2)`. An empty name becomes its
 * position, counted from 1.
 */
export function distinctNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name, index) => {
    const distinct = findFreeName(cutText(name, MAX_NAME_LENGTH) || String(index + 1), taken);
    taken.add(distinct);
    return distinct;
  });
}

function findFreeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let count = 2; taken.has(free); count++) {
    const suffix = ` (${count})`;
    free = cutText(name, MAX_NAME_LENGTH - suffix.length) + suffix;
  }
  return free;
}
