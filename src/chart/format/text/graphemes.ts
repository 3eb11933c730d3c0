let segmenter: Intl.Segmenter | undefined;

/**
 * The last index, at most `at`, at which a text can be cut without splitting a grapheme: a surrogate
 * pair, a letter and its marks, an emoji sequence.
 */
export function clusterStart(text: string, at: number): number {
  if (at <= 0 || at >= text.length || isPlainPlace(text, at)) return at;
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return segmenter.segment(text).containing(at)!.index;
}

/** The first index, at least `at`, at which a text can be cut without splitting a grapheme. */
export function nextClusterStart(text: string, at: number): number {
  let next = at;
  while (clusterStart(text, next) !== next) next++;
  return next;
}

/** Below U+0300 only a carriage return and its line feed form a cluster. */
function isPlainPlace(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  return before < 0x300 && text.charCodeAt(at) < 0x300 && before !== 0x0d;
}

/** The longest prefix of whole graphemes that fits. All shorter ones must fit, too. */
export function longestPrefix(text: string, fits: (prefix: string) => boolean): string {
  const prefix = (at: number) => text.slice(0, clusterStart(text, at));
  return prefix(largestThat(text.length, (at) => fits(prefix(at))));
}

/** The largest whole number from 1 to `most` for which `holds` is true, as it is for all smaller ones; else 0. */
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
