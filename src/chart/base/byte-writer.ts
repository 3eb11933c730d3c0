/**
 * SVG text in the making, as UTF-8. Bytes are written and decoded once, at the end: that takes half
 * the time of joining strings, and what was written before can be copied from one drawing to the
 * next.
 */
export interface ByteWriter {
  bytes: Uint8Array<ArrayBuffer>;
  /** The same bytes, for words of them. */
  view: DataView;
  /** How many bytes are written. */
  offset: number;
}

const FIRST_CAPACITY = 8192;

export function createByteWriter(capacity = FIRST_CAPACITY): ByteWriter {
  const bytes = new Uint8Array(capacity);
  return { bytes, view: new DataView(bytes.buffer), offset: 0 };
}

/** Makes sure that so many more bytes can be written. */
export function ensureCapacity(out: ByteWriter, count: number): void {
  const needed = out.offset + count;
  if (needed <= out.bytes.length) return;
  const larger = new Uint8Array(Math.max(needed, 2 * out.bytes.length));
  larger.set(out.bytes.subarray(0, out.offset));
  out.bytes = larger;
  out.view = new DataView(larger.buffer);
}

/** Writes a text as it is: what comes from outside has to be escaped before. */
export function put(out: ByteWriter, text: string): void {
  ensureCapacity(out, 3 * text.length);
  out.offset = writeText(out.bytes, out.offset, text);
}

/** Writes bytes that were written before. */
export function putBytes(out: ByteWriter, bytes: Uint8Array): void {
  ensureCapacity(out, bytes.length);
  out.bytes.set(bytes, out.offset);
  out.offset += bytes.length;
}

/** Writes what was written with another writer. */
export function putWritten(out: ByteWriter, { bytes, offset }: ByteWriter): void {
  putBytes(out, bytes.subarray(0, offset));
}

/** Writes a number of pixels, with at most one decimal. */
export function putPixels(out: ByteWriter, pixels: number): void {
  ensureCapacity(out, MAX_NUMBER_BYTES);
  out.offset = writePixels(out.bytes, out.offset, pixels);
}

/** What was written from a place on, as bytes of their own. */
export function bytesSince(out: ByteWriter, start: number): Uint8Array {
  return out.bytes.slice(start, out.offset);
}

// No drawing begins with a byte order mark, and not to look for one is quicker.
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

function decode({ bytes, offset }: ByteWriter): string {
  return decoder.decode(bytes.subarray(0, offset));
}

let idle: ByteWriter | undefined = createByteWriter();

/** A chart of millions of bytes shall not take up room for ever. */
const MAX_KEPT_CAPACITY = 4_000_000;

/**
 * What is written with an writer that all drawings share. A format function may draw a chart of its
 * own in between, which gets another.
 */
export function writeToString(draw: (out: ByteWriter) => void): string {
  const out = idle ?? createByteWriter();
  idle = undefined;
  out.offset = 0;
  try {
    draw(out);
    return decode(out);
  } finally {
    if (out.bytes.length <= MAX_KEPT_CAPACITY) idle = out;
  }
}

/** No number that is written here has more digits than this, with sign, point and space. */
export const MAX_NUMBER_BYTES = 24;

const encoder = new TextEncoder();

/** Writes a text for which there is room; three bytes for each of its units are enough. */
export function writeText(bytes: Uint8Array, start: number, text: string): number {
  let at = start;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0x7f) return at + encoder.encodeInto(text.slice(i), bytes.subarray(at)).written;
    bytes[at++] = unit;
  }
  return at;
}

const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;

/** Texts of up to four bytes, by a number from 0 on, ready to be written. */
interface TextTable {
  words: Uint32Array;
  lengths: Uint8Array;
}

// Numbers of one to four digits in turn are as many branches that no processor foresees. So each is
// written as four bytes at once, looked up, and what is too much is written over by what comes next.
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

/** Writes a whole number. */
export function writeInteger(bytes: Uint8Array, start: number, value: number): number {
  if (value >= WHOLES_IN_TABLE || value <= -WHOLES_IN_TABLE)
    return writeText(bytes, start, String(value));
  const whole = value | 0;
  const minus = whole >>> 31;
  bytes[start] = MINUS;
  return writeFromTable(bytes, start + minus, (whole ^ -minus) + minus, WHOLES);
}

/** Writes a whole number of tenths as short as can be: 15 as `1.5`, 5 as `.5`, 20 as `2`. */
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

/** The same for a number that is not yet counted in tenths. Most are whole. */
export function writePixels(bytes: Uint8Array, at: number, pixels: number): number {
  const whole = pixels | 0;
  if (whole === pixels) return writeInteger(bytes, at, whole);
  return writeTenths(bytes, at, Math.round(pixels * 10));
}

/** Writes a number of path data behind another: its sign or a space keeps the two apart. */
export function writeNext(
  bytes: Uint8Array,
  start: number,
  value: number,
  decimals: number,
): number {
  // The sign of what is negative stands in the space's place.
  bytes[start] = SPACE;
  return writeFirst(bytes, start + 1 - ((value | 0) >>> 31), value, decimals);
}

export const SPACE = 0x20;

/** Writes a number of path data behind a letter. */
export function writeFirst(bytes: Uint8Array, at: number, value: number, decimals: number): number {
  return decimals === 0 ? writeInteger(bytes, at, value) : writeTenths(bytes, at, value);
}
