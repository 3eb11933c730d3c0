/**
 * The known name that was probably meant: the closest by letters that were added, left out,
 * exchanged or swapped, in capitals or not; none where a third of the letters would be wrong.
 */
export function closestName(text: string, known: readonly string[]): string | undefined {
  // Any two letters are as close as any other two.
  if (text.length < 3) return undefined;
  const typed = text.toLowerCase();
  let closest: string | undefined;
  let fewest = Math.max(1, Math.floor(typed.length / 3)) + 1;
  for (const name of known) {
    if (Math.abs(name.length - typed.length) >= fewest) continue;
    const edits = countEdits(typed, name.toLowerCase());
    if (edits >= fewest) continue;
    closest = name;
    fewest = edits;
  }
  return closest;
}

/** The end of a message that says what was expected: what was probably meant, if that is known. */
export function nameHint(meant: string | undefined): string {
  return meant === undefined ? "" : ` (${didYouMean(meant)})`;
}

/** Asks whether a name was meant. */
export function didYouMean(meant: string): string {
  return `did you mean ${meant}?`;
}

/** Edit distance with swaps of neighbours (optimal string alignment). */
function countEdits(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, j) => j);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      let edits = Math.min(last[j - 1]! + (same ? 0 : 1), last[j]! + 1, row[j - 1]! + 1);
      const swapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped && i > 1 && j > 1) edits = Math.min(edits, before[j - 2]! + 1);
      row.push(edits);
    }
    before = last;
    last = row;
  }
  return last[other.length]!;
}
