/** What a sliding window has in common with what it was before. */
export interface WindowOverlap {
  /** How many items of the last window have left at its front. */
  shift: number;
  /** How many items from the front on are the same as before. */
  count: number;
}

export const NO_OVERLAP: WindowOverlap = { shift: 0, count: 0 };

/**
 * Finds where a window's first item stood before, and how far the two run alike from there.
 *
 * @param isSame whether item `i` of this window is item `j` of the last.
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
