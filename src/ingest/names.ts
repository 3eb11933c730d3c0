import { MAX_NAME_LENGTH } from "../limits.ts";
import { plainText } from "./plain-text.ts";

/** Printable ASCII that neither begins nor ends with a space: most names are. */
const PLAIN = /^(?:[!-~](?:[ -~]*[!-~])?)?$/;

/** A name from outside as it may be kept: without control characters, and cut. */
export function cleanName(text: string): string {
  if (text.length <= MAX_NAME_LENGTH && PLAIN.test(text)) return text;
  return cutName(plainText(text.slice(0, 4 * MAX_NAME_LENGTH)).trim());
}

/** Cuts a name to `maxLength`; a pair of surrogates is never cut in two. */
export function cutName(name: string, maxLength = MAX_NAME_LENGTH): string {
  return name.length > maxLength ? name.slice(0, maxLength).replace(/[\ud800-\udbff]$/, "") : name;
}

/**
 * Makes names short and distinct: the second `cpu` becomes `cpu (2)`. An empty name becomes its
 * position, counted from 1.
 */
export function distinctNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name, index) => {
    const distinct = findFreeName(cutName(name) || String(index + 1), taken);
    taken.add(distinct);
    return distinct;
  });
}

function findFreeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let count = 2; taken.has(free); count++) {
    const suffix = ` (${count})`;
    free = cutName(name, MAX_NAME_LENGTH - suffix.length) + suffix;
  }
  return free;
}
