// A column of numbers in as few bytes as can be had without effort: the same number again and again, whole
// numbers or decimals as integers of 16 or 32 bits, else floats of 32 or 64 bits. Whatever goes in comes out
// as the same number. The bytes are in the machine's own order, which is little-endian wherever Node runs
// but on s390x; a file that was moved between the two is noticed by its digests.

/** How a column is written. The numbers stand in files: none may change its meaning. */
const CONSTANT = 0;
const INT16 = 1;
const INT32 = 2;
const FLOAT32 = 3;
const FLOAT64 = 4;

const MAX_DECIMALS = 6;
const SCALES = Float64Array.from({ length: MAX_DECIMALS + 1 }, (_, decimals) => 10 ** decimals);
const MAX_INT16 = 0x7fff;
/** A column's first bytes: how it is written, its decimals, and nothing yet. They keep what follows aligned. */
const HEAD_BYTES = 8;

/** Bytes of a column in a body, a multiple of eight. */
export function packColumn(values: Float64Array): Uint8Array {
  if (isConstant(values)) return write(CONSTANT, 0, values.slice(0, 1));
  const whole = toWhole(values);
  if (whole !== undefined && whole.largest <= MAX_INT16) {
    return write(INT16, whole.decimals, new Int16Array(whole.numbers));
  }
  const floats = new Float32Array(values);
  if (areSame(floats, values)) return write(FLOAT32, 0, floats);
  if (whole !== undefined) return write(INT32, whole.decimals, whole.numbers);
  return write(FLOAT64, 0, values);
}

/**
 * Reads a column.
 *
 * @param at where it begins, a multiple of eight.
 * @param isWanted whether its numbers are of use, or only where it ends.
 * @returns the numbers, and where the next column begins.
 */
export function unpackColumn(
  body: ArrayBuffer,
  at: number,
  length: number,
  isWanted = true,
): { values: Float64Array; end: number } {
  const [kind = -1, decimals = 0] = new Uint8Array(body, at, HEAD_BYTES);
  const start = at + HEAD_BYTES;
  const scale = SCALES[decimals] ?? 1;
  if (kind === CONSTANT) {
    const [value = NaN] = new Float64Array(body, start, Math.min(length, 1));
    return { values: new Float64Array(length).fill(value), end: start + (length > 0 ? 8 : 0) };
  }
  const stored = viewOf(kind, body, start, length);
  const end = start + padded(stored.byteLength);
  if (!isWanted) return { values: NONE, end };
  const values = new Float64Array(length);
  if (scale === 1) values.set(stored);
  else for (let i = 0; i < length; i++) values[i] = stored[i]! / scale;
  return { values, end };
}

const NONE = new Float64Array(0);

function viewOf(kind: number, body: ArrayBuffer, start: number, length: number) {
  if (kind === INT16) return new Int16Array(body, start, length);
  if (kind === INT32) return new Int32Array(body, start, length);
  if (kind === FLOAT32) return new Float32Array(body, start, length);
  if (kind === FLOAT64) return new Float64Array(body, start, length);
  throw new RangeError(`column: expected a known kind, got ${kind}`);
}

function isConstant(values: Float64Array): boolean {
  for (let i = 1; i < values.length; i++) if (!Object.is(values[i], values[0])) return false;
  return true;
}

function areSame(floats: Float32Array, values: Float64Array): boolean {
  for (let i = 0; i < values.length; i++) if (!Object.is(floats[i], values[i])) return false;
  return true;
}

interface Whole {
  numbers: Int32Array;
  decimals: number;
  largest: number;
}

/** All values as whole numbers of the fewest decimals that do; undefined where none do. */
function toWhole(values: Float64Array): Whole | undefined {
  const numbers = new Int32Array(values.length);
  let decimals = 0;
  let largest = 0;
  for (let i = 0; i < values.length; i++) {
    const scale = SCALES[decimals]!;
    const number = Math.round(values[i]! * scale);
    numbers[i] = number;
    if (Object.is(numbers[i]! / scale, values[i])) {
      largest = Math.max(largest, Math.abs(number));
      continue;
    }
    // From the beginning: with more decimals, a value before may come out as another one.
    if (++decimals > MAX_DECIMALS) return undefined;
    i = -1;
    largest = 0;
  }
  return { numbers, decimals, largest };
}

function write(
  kind: number,
  decimals: number,
  numbers: Int16Array | Int32Array | Float32Array | Float64Array,
): Uint8Array {
  const bytes = new Uint8Array(HEAD_BYTES + padded(numbers.byteLength));
  bytes[0] = kind;
  bytes[1] = decimals;
  bytes.set(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength), HEAD_BYTES);
  return bytes;
}

function padded(bytes: number): number {
  return Math.ceil(bytes / 8) * 8;
}
