// @ts-check
/**
 * How often each kind of fault was found, with an example of each.
 *
 * @typedef {import("./page/count.js").Findings} Findings
 * @typedef {{ counts: Record<keyof Findings, number>, notes: string[] }} Tally
 */

/** @type {readonly (keyof Findings)[]} */
export const KINDS = ["overlaps", "cuts", "outside", "pale"];

/** @returns {Tally} */
export function emptyTally() {
  return { counts: { overlaps: 0, cuts: 0, outside: 0, pale: 0 }, notes: [] };
}

/**
 * @param {Tally} tally
 * @param {string} where such as `"320 dark arabic"`
 * @param {Findings} findings
 */
export function addTo(tally, where, findings) {
  for (const kind of KINDS) {
    const [first] = findings[kind];
    tally.counts[kind] += findings[kind].length;
    if (first !== undefined)
      tally.notes.push(`${where}: ${kind} ${findings[kind].length}: ${first}`);
  }
}

/** @param {Tally[]} tallies */
export function sumTallies(tallies) {
  const sum = emptyTally();
  for (const { counts } of tallies) for (const kind of KINDS) sum.counts[kind] += counts[kind];
  return sum;
}

/** @param {Tally} tally */
export function isClean({ counts }) {
  return KINDS.every((kind) => counts[kind] === 0);
}
