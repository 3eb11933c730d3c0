import { ELLIPSIS } from "../signs.ts";
import { longestPrefix, nextClusterStart } from "./graphemes.ts";

/**
 * Cuts a name in the middle to what fits: names that differ at their ends still differ. The name itself
 * where it fits; the ellipsis alone where nothing else does.
 *
 * @param fits whether a text has room; it must hold for all shorter ones, too.
 */
export function fitMiddle(name: string, fits: (text: string) => boolean): string {
  if (fits(name)) return name;
  const kept = longestPrefix(name, (prefix) => fits(cutTo(name, prefix.length)));
  return cutTo(name, kept.length);
}

/** The first and the last part of a name, `length` characters together. */
function cutTo(name: string, length: number): string {
  const head = longestPrefix(name.slice(0, Math.ceil(length / 2)), () => true);
  const tail = name.slice(nextClusterStart(name, name.length - Math.floor(length / 2)));
  return `${head.trimEnd()}${ELLIPSIS}${tail.trimStart()}`;
}
