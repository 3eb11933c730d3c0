import type { SharedRun } from "./shared-run.ts";

/** Texts in a row, of which old ones leave in front and new ones come at the end. */
export interface Pieces {
  texts: string[];
  joined: string;
}

export const NO_PIECES: Pieces = { texts: [], joined: "" };

/**
 * The pieces that are still shared, and new ones after them. One long text is cut and lengthened,
 * which takes a fraction of the time in which many short ones are joined.
 */
export function slidePieces(last: Pieces, { shift, count }: SharedRun, added: string[]): Pieces {
  if (count === 0) return { texts: added, joined: added.join("") };
  const texts = last.texts.slice(shift, shift + count);
  const start = lengthOf(last.texts, 0, shift);
  const end = start + lengthOf(last.texts, shift, shift + count);
  const joined = last.joined.slice(start, end) + added.join("");
  for (const text of added) texts.push(text);
  return { texts, joined };
}

/** How many characters the texts from one to before another have. */
function lengthOf(texts: string[], from: number, to: number): number {
  let length = 0;
  for (let i = from; i < to; i++) length += texts[i]!.length;
  return length;
}
