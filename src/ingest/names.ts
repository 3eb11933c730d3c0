/** The longest name of a series, in characters (UTF-16 units). */
export const LONGEST_NAME = 200;

/** The most series that one row can hold, and the most columns that a table can have. */
export const MOST_SERIES = 256;

/** A name no longer than `longest`; a pair of surrogates is never cut in two. */
function cutName(name: string, longest = LONGEST_NAME): string {
  return name.length > longest ? name.slice(0, longest).replace(/[\ud800-\udbff]$/, "") : name;
}

/**
 * The same names, cut, and each only once: the second `cpu` becomes `cpu (2)`. An empty name
 * becomes the number of its place, counted from 1.
 */
export function distinctNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name, index) => {
    const distinct = freeName(cutName(name) || String(index + 1), taken);
    taken.add(distinct);
    return distinct;
  });
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let count = 2; taken.has(free); count++) {
    const suffix = ` (${count})`;
    free = cutName(name, LONGEST_NAME - suffix.length) + suffix;
  }
  return free;
}
