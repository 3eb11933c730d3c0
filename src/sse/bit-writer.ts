/** Packs numbers into bytes, least significant bit first, as deflate and zstd read them. */
export interface BitWriter {
  /** Appends the lowest `count` bits of the value, at most 24. */
  write(value: number, count: number): void;
  /** Returns the bytes, the last one padded with zero bits. */
  finish(): Uint8Array;
}

export function createBitWriter(): BitWriter {
  const bytes: number[] = [];
  let pending = 0;
  let pendingCount = 0;
  return {
    write(value, count) {
      pending |= (value & ((1 << count) - 1)) << pendingCount;
      pendingCount += count;
      for (; pendingCount >= 8; pendingCount -= 8) {
        bytes.push(pending & 0xff);
        pending >>>= 8;
      }
    },
    finish() {
      if (pendingCount > 0) bytes.push(pending);
      return new Uint8Array(bytes);
    },
  };
}

/**
 * Finishes a bitstream that is read backward: its last set bit marks where the decoder starts
 * (RFC 8878, 4.1).
 */
export function finishBackward(bits: BitWriter): Uint8Array {
  bits.write(1, 1);
  return bits.finish();
}
