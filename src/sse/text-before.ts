import { concatBytes } from "./bytes.ts";

/** A text, and where it begins among others that follow each other. */
export interface PlacedText {
  bytes: Uint8Array;
  position: number;
}

/**
 * The last `size` bytes before the position `end`.
 *
 * @param first the index of the first text that may be used.
 */
export function textBefore(
  texts: readonly PlacedText[],
  first: number,
  end: number,
  size: number,
): Uint8Array {
  const earlier: Uint8Array[] = [];
  for (let i = texts.length - 1; i >= first; i--) {
    const { position, bytes } = texts[i]!;
    if (position < end) earlier.push(bytes.subarray(0, end - position));
    if (end - position >= size) break;
  }
  return concatBytes(earlier.toReversed()).subarray(-size);
}
