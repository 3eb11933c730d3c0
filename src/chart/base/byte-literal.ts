import { type ByteWriter, ensureCapacity } from "./byte-writer.ts";

/**
 * A text that is written often, ready to be put down eight bytes at a time: as numbers whose bytes
 * are those of the text. That takes a sixth of writing it byte by byte.
 */
export interface ByteLiteral {
  words: readonly number[];
  /** In bytes. What the last word has beyond it is written over by what comes next. */
  length: number;
}

const WORD = 8;

/** @param text of ASCII alone, of which no eight bytes make a NaN. */
export function byteLiteral(text: string): ByteLiteral {
  const padded = text.padEnd(Math.ceil(text.length / WORD) * WORD);
  const view = new DataView(new TextEncoder().encode(padded).buffer);
  const words: number[] = [];
  for (let at = 0; at < padded.length; at += WORD) words.push(view.getFloat64(at, true));
  return { words, length: text.length };
}

/** Writes a stamp where there is room for it and a word more, and returns the place behind it. */
export function writeLiteral(view: DataView, at: number, { words, length }: ByteLiteral): number {
  for (let i = 0; i < words.length; i++) view.setFloat64(at + WORD * i, words[i]!, true);
  return at + length;
}

/** The same, with room made for it. */
export function putLiteral(out: ByteWriter, literal: ByteLiteral): void {
  ensureCapacity(out, literal.length + WORD);
  out.offset = writeLiteral(out.view, out.offset, literal);
}
