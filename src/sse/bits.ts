/** Puts numbers behind each other, bit by bit, the lowest bit first. */
export interface BitWriter {
  /** The lowest `count` bits of the value, at most 24. */
  write(value: number, count: number): void;
  /** Fills the last byte up with zeros. */
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

/** Ends what is read backwards: its reader begins behind the last bit that is set (RFC 8878, 4.1). */
export function finishBackward(bits: BitWriter): Uint8Array {
  bits.write(1, 1);
  return bits.finish();
}

/** A number in so many bytes, the lowest first. */
export function littleEndian(value: number, length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => Math.floor(value / 256 ** i) & 0xff);
}
