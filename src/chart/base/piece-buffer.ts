import { createInk, type Ink, makeRoom } from "./byte-writer.ts";

/**
 * Pieces of text in one long run: they leave in front and new ones come at the end. So what a
 * sliding mark has in common with its last drawing is copied at once.
 */
export interface Scroll {
  ink: Ink;
  /** Where each piece begins in the ink; those before `head` have left. */
  starts: number[];
  head: number;
}

export function createScroll(): Scroll {
  return { ink: createInk(FIRST_CAPACITY), starts: [], head: 0 };
}

const FIRST_CAPACITY = 1024;

export function pieceCount({ starts, head }: Scroll): number {
  return starts.length - head;
}

/** Lets all pieces go. */
export function clearScroll(scroll: Scroll): void {
  scroll.ink.at = 0;
  scroll.starts.length = 0;
  scroll.head = 0;
}

/** Lets so many pieces go in front, and all after the `count` that follow. */
export function keepPieces(scroll: Scroll, shift: number, count: number): void {
  const { starts, ink } = scroll;
  scroll.head += shift;
  const end = scroll.head + count;
  if (end < starts.length) {
    ink.at = starts[end]!;
    starts.length = end;
  }
  if (scroll.head >= starts.length) clearScroll(scroll);
  else if (scroll.head > MOST_LEFT && starts[scroll.head]! > ink.bytes.length / 2) compact(scroll);
}

const MOST_LEFT = 64;

/** Moves what is left to the front. */
function compact(scroll: Scroll): void {
  const { ink, starts, head } = scroll;
  const first = starts[head]!;
  ink.bytes.copyWithin(0, first, ink.at);
  ink.at -= first;
  scroll.starts = starts.slice(head);
  scroll.head = 0;
  for (let i = 0; i < scroll.starts.length; i++) scroll.starts[i]! -= first;
}

/** Says that a piece begins where the ink is now. */
export function beginPiece(scroll: Scroll): void {
  scroll.starts.push(scroll.ink.at);
}

/** Writes the pieces from one to before another. */
export function putPieces(ink: Ink, scroll: Scroll, from: number, to: number): void {
  if (to <= from) return;
  const { starts, head } = scroll;
  const start = starts[head + from]!;
  const end = head + to < starts.length ? starts[head + to]! : scroll.ink.at;
  makeRoom(ink, end - start);
  ink.bytes.set(scroll.ink.bytes.subarray(start, end), ink.at);
  ink.at += end - start;
}
