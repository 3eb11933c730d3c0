import { createByteWriter, type ByteWriter, ensureCapacity } from "./byte-writer.ts";

/**
 * A queue of pieces of text in one run of bytes: pieces leave at the front and come at the end. So
 * all that a sliding mark shares with its last drawing is copied at once.
 */
export interface PieceBuffer {
  out: ByteWriter;
  /** The offset of each piece in `out`; those before `head` have left. */
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

/** Drops all pieces. */
export function clearPieces(pieces: PieceBuffer): void {
  pieces.out.offset = 0;
  pieces.starts.length = 0;
  pieces.head = 0;
}

/** Drops `shift` pieces at the front, and all behind the `count` that follow. */
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

/** Moves the pieces to the start of the bytes. */
function compact(pieces: PieceBuffer): void {
  const { out, starts, head } = pieces;
  const first = starts[head]!;
  out.bytes.copyWithin(0, first, out.offset);
  out.offset -= first;
  pieces.starts = starts.slice(head);
  pieces.head = 0;
  for (let i = 0; i < pieces.starts.length; i++) pieces.starts[i]! -= first;
}

/** Begins a piece at the current offset. */
export function beginPiece(pieces: PieceBuffer): void {
  pieces.starts.push(pieces.out.offset);
}

/** Appends the pieces from index `from` to before `to` to a writer. */
export function putPieces(out: ByteWriter, pieces: PieceBuffer, from: number, to: number): void {
  if (to <= from) return;
  const { starts, head } = pieces;
  const start = starts[head + from]!;
  const end = head + to < starts.length ? starts[head + to]! : pieces.out.offset;
  ensureCapacity(out, end - start);
  out.bytes.set(pieces.out.bytes.subarray(start, end), out.offset);
  out.offset += end - start;
}
