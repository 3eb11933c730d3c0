/**
 * A growing buffer of UTF-8 in which SVG text is written, and decoded once at the end. That takes half
 * the time of joining strings, and bytes can be copied from one drawing to the next.
 */
export interface ByteWriter {
  bytes: Uint8Array<ArrayBuffer>;
  /** A view of the same bytes, to write words of them. */
  view: DataView;
  /** The number of bytes written. */
  offset: number;
}

const FIRST_CAPACITY = 8192;

export function createByteWriter(capacity = FIRST_CAPACITY): ByteWriter {
  const bytes = new Uint8Array(capacity);
  return { bytes, view: new DataView(bytes.buffer), offset: 0 };
}

/** Grows the buffer where `count` more bytes do not fit. */
export function ensureCapacity(out: ByteWriter, count: number): void {
  const needed = out.offset + count;
  if (needed <= out.bytes.length) return;
  const larger = new Uint8Array(Math.max(needed, 2 * out.bytes.length));
  larger.set(out.bytes.subarray(0, out.offset));
  out.bytes = larger;
  out.view = new DataView(larger.buffer);
}

/** Appends a text as it is: text from outside must be escaped first. */
export function put(out: ByteWriter, text: string): void {
  ensureCapacity(out, 3 * text.length);
  out.offset = writeText(out.bytes, out.offset, text);
}

/** Appends bytes. */
export function putBytes(out: ByteWriter, bytes: Uint8Array): void {
  ensureCapacity(out, bytes.length);
  out.bytes.set(bytes, out.offset);
  out.offset += bytes.length;
}

/** Appends all that another writer holds. */
export function putWritten(out: ByteWriter, { bytes, offset }: ByteWriter): void {
  putBytes(out, bytes.subarray(0, offset));
}

/** Appends a number of pixels, with at most one decimal. */
export function putPixels(out: ByteWriter, pixels: number): void {
  ensureCapacity(out, MAX_NUMBER_BYTES);
  out.offset = writePixels(out.bytes, out.offset, pixels);
}

/** A copy of the bytes from `start` on. */
export function bytesSince(out: ByteWriter, start: number): Uint8Array {
  return out.bytes.slice(start, out.offset);
}

// No drawing begins with a byte order mark; not looking for one is quicker.
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** All that was written, as text. */
export function toText({ bytes, offset }: ByteWriter): string {
  return decoder.decode(bytes.subarray(0, offset));
}

let idle: ByteWriter | undefined = createByteWriter();

/** A larger buffer is not reused, so that one huge chart does not hold memory for ever. */
const MAX_KEPT_CAPACITY = 4_000_000;

/** Makes a result of what was written, such as `toText`; the writer is used again behind it. */
export type Finish<T> = (out: ByteWriter) => T;

/**
 * Returns what `finish` makes of what `draw` writes. All drawings share one buffer; where a format
 * function draws a chart of its own within, that gets another.
 */
export function write<T>(draw: (out: ByteWriter) => void, finish: Finish<T>): T {
  const out = idle ?? createByteWriter();
  idle = undefined;
  out.offset = 0;
  try {
    draw(out);
    return finish(out);
  } finally {
    if (out.bytes.length <= MAX_KEPT_CAPACITY) idle = out;
  }
}

/** The most bytes of a number written here, with sign, point and space. */
export const MAX_NUMBER_BYTES = 24;

const encoder = new TextEncoder();

/** Writes a text where there is room: three bytes for each UTF-16 unit. Returns the offset behind it. */
export function writeText(bytes: Uint8Array, start: number, text: string): number {
  let at = start;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) bytes[at++] = unit;
    else if (unit < 0x800) {
      bytes[at++] = 0xc0 | (unit >> 6);
      bytes[at++] = 0x80 | (unit & 0x3f);
    } else return at + encoder.encodeInto(text.slice(i), bytes.subarray(at)).written;
  }
  return at;
}

const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;

/** Texts of up to four bytes for the numbers from 0 on: as words, and their lengths. */
interface TextTable {
  words: Uint32Array;
  lengths: Uint8Array;
}

// A branch for each number of digits (one to four, in turn) is one that no processor predicts. So each
// number is looked up and written as four bytes; the next text overwrites what is too much.
function createTextTable(count: number, textFor: (number: number) => string): TextTable {
  const words = new Uint32Array(count);
  const lengths = new Uint8Array(count);
  for (let number = 0; number < count; number++) {
    const text = textFor(number);
    lengths[number] = text.length;
    for (let i = 0; i < text.length; i++) words[number]! |= text.charCodeAt(i) << (8 * i);
  }
  return { words, lengths };
}

const WHOLES_IN_TABLE = 10_000;
const WHOLES = createTextTable(WHOLES_IN_TABLE, String);

const TENTHS_IN_TABLE = 1000;
const TENTHS = createTextTable(TENTHS_IN_TABLE, (tenths) =>
  tenths > 0 && tenths < 10 ? `.${tenths}` : String(tenths / 10),
);

function writeFromTable(bytes: Uint8Array, at: number, number: number, texts: TextTable): number {
  const word = texts.words[number]!;
  bytes[at] = word;
  bytes[at + 1] = word >>> 8;
  bytes[at + 2] = word >>> 16;
  bytes[at + 3] = word >>> 24;
  return at + texts.lengths[number]!;
}

/** Writes a whole number. Returns the offset behind it. */
export function writeInteger(bytes: Uint8Array, start: number, value: number): number {
  if (value >= WHOLES_IN_TABLE || value <= -WHOLES_IN_TABLE)
    return writeText(bytes, start, String(value));
  const whole = value | 0;
  const minus = whole >>> 31;
  bytes[start] = MINUS;
  return writeFromTable(bytes, start + minus, (whole ^ -minus) + minus, WHOLES);
}

/** Writes a whole number of tenths in the shortest form: 15 as `1.5`, 5 as `.5`, 20 as `2`. */
function writeTenths(bytes: Uint8Array, start: number, tenths: number): number {
  if (tenths >= TENTHS_IN_TABLE || tenths <= -TENTHS_IN_TABLE)
    return writeManyTenths(bytes, start, tenths);
  const whole = tenths | 0;
  const minus = whole >>> 31;
  bytes[start] = MINUS;
  return writeFromTable(bytes, start + minus, (whole ^ -minus) + minus, TENTHS);
}

function writeManyTenths(bytes: Uint8Array, start: number, tenths: number): number {
  const size = Math.abs(tenths);
  const whole = Math.floor(size / 10);
  const tenth = size - whole * 10;
  const at = writeInteger(bytes, start, tenths < 0 ? -whole : whole);
  if (tenth === 0) return at;
  bytes[at] = POINT;
  bytes[at + 1] = ZERO + tenth;
  return at + 2;
}

/** Writes a number of pixels, with at most one decimal. Most are whole. */
export function writePixels(bytes: Uint8Array, at: number, pixels: number): number {
  const whole = pixels | 0;
  if (whole === pixels) return writeInteger(bytes, at, whole);
  return writeTenths(bytes, at, Math.round(pixels * 10));
}

/** Writes a number behind another one of path data: its sign or a space separates the two. */
export function writeNext(
  bytes: Uint8Array,
  start: number,
  value: number,
  decimals: number,
): number {
  // The sign of a negative number overwrites the space.
  bytes[start] = SPACE;
  return writeFirst(bytes, start + 1 - ((value | 0) >>> 31), value, decimals);
}

export const SPACE = 0x20;

/** Writes a number behind a letter of path data. */
export function writeFirst(bytes: Uint8Array, at: number, value: number, decimals: number): number {
  return decimals === 0 ? writeInteger(bytes, at, value) : writeTenths(bytes, at, value);
}
