/** What a sliding window shares with its previous state. */
export interface WindowOverlap {
  /** How many items of the previous window have left at its front. */
  shift: number;
  /** How many items from the front on are the same. */
  count: number;
}

export const NO_OVERLAP: WindowOverlap = { shift: 0, count: 0 };

/**
 * Finds the first item of a window in the previous one, and how many items from there on are the same.
 *
 * @param isSame whether item `i` of this window is item `j` of the previous one.
 */
export function findOverlap(
  length: number,
  lastLength: number,
  isSame: (i: number, j: number) => boolean,
): WindowOverlap {
  if (length === 0) return NO_OVERLAP;
  let shift = 0;
  while (shift < lastLength && !isSame(0, shift)) shift++;
  let count = 0;
  const most = Math.min(length, lastLength - shift);
  while (count < most && isSame(count, count + shift)) count++;
  return { shift, count };
}
