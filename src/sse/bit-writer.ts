/** Packs numbers into bytes, least significant bit first, as deflate and zstd read them. */
export interface BitWriter {
  bytes: Uint8Array;
  /** The number of whole bytes written. */
  length: number;
  /** The bits behind them, fewer than eight. */
  pending: number;
  pendingCount: number;
}

const FIRST_CAPACITY = 1024;

export function createBitWriter(): BitWriter {
  return { bytes: new Uint8Array(FIRST_CAPACITY), length: 0, pending: 0, pendingCount: 0 };
}

export function clearBits(writer: BitWriter): void {
  writer.length = 0;
  writer.pending = 0;
  writer.pendingCount = 0;
}

/** Appends the lowest `count` bits of the value, at most 24. */
export function writeBits(writer: BitWriter, value: number, count: number): void {
  if (writer.length + 4 > writer.bytes.length) reserve(writer, 4);
  const { bytes } = writer;
  let pending = writer.pending | ((value & ((1 << count) - 1)) << writer.pendingCount);
  let pendingCount = writer.pendingCount + count;
  for (; pendingCount >= 8; pendingCount -= 8) {
    bytes[writer.length++] = pending;
    pending >>>= 8;
  }
  writer.pending = pending;
  writer.pendingCount = pendingCount;
}

/** Fills the last byte with zero bits. */
export function alignBits(writer: BitWriter): void {
  if (writer.pendingCount > 0) writeBits(writer, 0, 8 - writer.pendingCount);
}

/**
 * Ends a bitstream that is read backward: its last set bit marks where the decoder starts
 * (RFC 8878, 4.1).
 */
export function endBackward(writer: BitWriter): void {
  writeBits(writer, 1, 1);
  alignBits(writer);
}

/** Appends bytes at a byte boundary. */
export function writeBytes(writer: BitWriter, bytes: Uint8Array): void {
  reserve(writer, bytes.length);
  writer.bytes.set(bytes, writer.length);
  writer.length += bytes.length;
}

/** Appends a number of `count` bytes at a byte boundary, the least significant first. */
export function writeNumber(writer: BitWriter, value: number, count: number): void {
  reserve(writer, count);
  let left = value;
  for (let i = 0; i < count; i++) {
    writer.bytes[writer.length++] = left & 0xff;
    left = Math.floor(left / 256);
  }
}

/** A copy of all bytes; the last one is filled with zero bits. */
export function finishBits(writer: BitWriter): Uint8Array {
  alignBits(writer);
  return writer.bytes.slice(0, writer.length);
}

function reserve(writer: BitWriter, count: number): void {
  if (writer.length + count <= writer.bytes.length) return;
  const larger = new Uint8Array(2 * (writer.length + count));
  larger.set(writer.bytes);
  writer.bytes = larger;
}
