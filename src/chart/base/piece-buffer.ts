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
export function clearPieces(pieces: PieceBuffer): void {
  pieces.out.offset = 0;
  pieces.starts.length = 0;
  pieces.head = 0;
}

/** Lets so many pieces go in front, and all after the `count` that follow. */
export function keepPieces(pieces: PieceBuffer, shift: number, count: number): void {
  const { starts, out } = pieces;
  pieces.head += shift;
  const end = pieces.head + count;
  if (end < starts.length) {
    out.offset = starts[end]!;
    starts.length = end;
  }
  if (pieces.head >= starts.length) clearPieces(pieces);
  else if (pieces.head > COMPACT_AFTER && starts[pieces.head]! > out.bytes.length / 2)
    compact(pieces);
}

const COMPACT_AFTER = 64;

/** Moves what is left to the front. */
function compact(pieces: PieceBuffer): void {
  const { out, starts, head } = pieces;
  const first = starts[head]!;
  out.bytes.copyWithin(0, first, out.offset);
  out.offset -= first;
  pieces.starts = starts.slice(head);
  pieces.head = 0;
  for (let i = 0; i < pieces.starts.length; i++) pieces.starts[i]! -= first;
}

/** Says that a piece begins where the ink is now. */
export function beginPiece(pieces: PieceBuffer): void {
  pieces.starts.push(pieces.out.offset);
}

/** Writes the pieces from one to before another. */
export function putPieces(out: ByteWriter, pieces: PieceBuffer, from: number, to: number): void {
  if (to <= from) return;
  const { starts, head } = pieces;
  const start = starts[head + from]!;
  const end = head + to < starts.length ? starts[head + to]! : pieces.out.offset;
  ensureCapacity(out, end - start);
  out.bytes.set(pieces.out.bytes.subarray(start, end), out.offset);
  out.offset += end - start;
}
