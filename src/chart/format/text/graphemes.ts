let segmenter: Intl.Segmenter | undefined;

/**
 * The greatest place at or before `at` where a text can be cut without tearing what is seen as one
 * letter: a surrogate pair, a letter and its marks, an emoji sequence.
 */
function clusterStart(text: string, at: number): number {
  if (at <= 0 || at >= text.length || isPlainPlace(text, at)) return at;
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return segmenter.segment(text).containing(at)!.index;
}

/** Below U+0300 nothing joins its neighbour but a line feed its carriage return. */
function isPlainPlace(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  return before < 0x300 && text.charCodeAt(at) < 0x300 && before !== 0x0d;
}

/** The longest beginning, in whole clusters, for which `fits` holds, as it does for all shorter ones. */
export function longestPrefix(text: string, fits: (beginning: string) => boolean): string {
  const beginning = (at: number) => text.slice(0, clusterStart(text, at));
  return beginning(largestThat(text.length, (at) => fits(beginning(at))));
}

/** The greatest whole number from 1 to `most` for which `holds`, as it does for all smaller ones, or 0. */
function largestThat(most: number, holds: (n: number) => boolean): number {
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
