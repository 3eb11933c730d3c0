import { PlotcastError } from "../error.ts";

/** What a copy of three bytes makes at most of them, and what is short. */
const MAX_EXPANSION = 22;

/**
 * Unpacks a block of Snappy (its format description, sections 1 and 2). Nothing is allocated before its
 * declared size is within the bound and can be reached by what came.
 *
 * @throws PlotcastError `TOO_LARGE`, or `INPUT_INVALID` where it is not whole
 */
export function unpackSnappy(packed: Uint8Array, maxBytes: number): Uint8Array<ArrayBuffer> {
  const { size, at } = readSize(packed);
  if (size > maxBytes) {
    throw new PlotcastError("TOO_LARGE", `body: expected at most ${maxBytes} bytes, got ${size}`);
  }
  if (size > packed.length * MAX_EXPANSION) throw broken("more bytes than its size says");
  const unpacked = new Uint8Array(size);
  if (fill(unpacked, packed, at) !== size) throw broken("as many bytes as it declares");
  return unpacked;
}

/** The size stands in groups of seven bits, the lowest first. */
function readSize(packed: Uint8Array): { size: number; at: number } {
  let size = 0;
  for (let at = 0; at < 5; at++) {
    const byte = packed[at];
    if (byte === undefined) break;
    size += (byte & 0x7f) * 2 ** (7 * at);
    if (byte < 0x80) return { size, at: at + 1 };
  }
  throw broken("a size first");
}

/** @returns how many bytes were written. */
function fill(unpacked: Uint8Array, packed: Uint8Array, start: number): number {
  let size = 0;
  let at = start;
  while (at < packed.length) {
    const tag = packed[at] as number;
    const extra = extraBytes(tag);
    const value = readLittle(packed, at + 1, extra);
    at += 1 + extra;
    if ((tag & 3) === 0) {
      const length = (extra === 0 ? tag >>> 2 : value) + 1;
      checkRoom(unpacked.length - size, length);
      if (length > packed.length - at) throw broken("as many bytes as it announces");
      unpacked.set(packed.subarray(at, at + length), size);
      at += length;
      size += length;
      continue;
    }
    const isShort = (tag & 3) === 1;
    const length = isShort ? ((tag >>> 2) & 7) + 4 : (tag >>> 2) + 1;
    checkRoom(unpacked.length - size, length);
    copyBack(unpacked, size, isShort ? value + (tag >>> 5) * 256 : value, length);
    size += length;
  }
  return size;
}

/** Bytes after a tag that belong to it: of a length from 61 on, or of an offset. */
function extraBytes(tag: number): number {
  const kind = tag & 3;
  if (kind === 0) return Math.max(0, (tag >>> 2) - 59);
  return kind === 3 ? 4 : kind;
}

function readLittle(bytes: Uint8Array, start: number, count: number): number {
  if (start + count > bytes.length) throw broken("a whole tag at its end");
  let value = 0;
  for (let index = count - 1; index >= 0; index--) {
    value = value * 256 + (bytes[start + index] as number);
  }
  return value;
}

function checkRoom(room: number, length: number): void {
  if (length > room) throw broken("no more bytes than it declares");
}

/** Where the copy reaches into itself, it repeats. */
function copyBack(bytes: Uint8Array, end: number, offset: number, length: number): void {
  if (offset === 0 || offset > end) throw broken("a copy of what came before");
  if (offset >= length) {
    bytes.copyWithin(end, end - offset, end - offset + length);
    return;
  }
  for (let index = 0; index < length; index++) {
    bytes[end + index] = bytes[end + index - offset] as number;
  }
}

function broken(expected: string): PlotcastError {
  return new PlotcastError("INPUT_INVALID", `body: expected Snappy with ${expected}`);
}
