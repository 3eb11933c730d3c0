import { createByteWriter, type ByteWriter, ensureCapacity } from "./byte-writer.ts";

/**
 * Pieces of text in one long run: they leave in front and new ones come at the end. So what a
 * sliding mark has in common with its last drawing is copied at once.
 */
export interface PieceBuffer {
  out: ByteWriter;
  /** Where each piece begins in the ink; those before `head` have left. */
  starts: number[];
  head: number;
}

export function createPieceBuffer(): PieceBuffer {
  return { out: createByteWriter(FIRST_CAPACITY), starts: [], head: 0 };
}

const FIRST_CAPACITY = 1024;

export function pieceCount({ starts, head }: PieceBuffer): number {
  return starts.length - head;
}

/** Lets all pieces go. */
export function clearPieces(scroll: PieceBuffer): void {
  scroll.out.offset = 0;
  scroll.starts.length = 0;
  scroll.head = 0;
}

/** Lets so many pieces go in front, and all after the `count` that follow. */
export function keepPieces(scroll: PieceBuffer, shift: number, count: number): void {
  const { starts, out } = scroll;
  scroll.head += shift;
  const end = scroll.head + count;
  if (end < starts.length) {
    out.offset = starts[end]!;
    starts.length = end;
  }
  if (scroll.head >= starts.length) clearPieces(scroll);
  else if (scroll.head > MOST_LEFT && starts[scroll.head]! > out.bytes.length / 2) compact(scroll);
}

const MOST_LEFT = 64;

/** Moves what is left to the front. */
function compact(scroll: PieceBuffer): void {
  const { out, starts, head } = scroll;
  const first = starts[head]!;
  out.bytes.copyWithin(0, first, out.offset);
  out.offset -= first;
  scroll.starts = starts.slice(head);
  scroll.head = 0;
  for (let i = 0; i < scroll.starts.length; i++) scroll.starts[i]! -= first;
}

/** Says that a piece begins where the ink is now. */
export function beginPiece(scroll: PieceBuffer): void {
  scroll.starts.push(scroll.out.offset);
}

/** Writes the pieces from one to before another. */
export function putPieces(out: ByteWriter, scroll: PieceBuffer, from: number, to: number): void {
  if (to <= from) return;
  const { starts, head } = scroll;
  const start = starts[head + from]!;
  const end = head + to < starts.length ? starts[head + to]! : scroll.out.offset;
  ensureCapacity(out, end - start);
  out.bytes.set(scroll.out.bytes.subarray(start, end), out.offset);
  out.offset += end - start;
}
