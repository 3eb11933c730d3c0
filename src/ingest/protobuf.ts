import type { PbfReader } from "pbf";
import { PlotcastError } from "../error.ts";

/** How a value stands in Protocol Buffers: what a field's tag says. */
export const VARINT = 0;
export const FIXED64 = 1;
const BYTES = 2;

/** Reads a field into a message; fields that it does not know it leaves, and they are passed over. */
export type ReadField<T> = (field: number, into: T, pbf: PbfReader) => void;

/**
 * Reads a message within another one. Unlike the library's own way, no length may lead out of it: what is
 * malformed is never taken for something else.
 *
 * @throws PlotcastError `INPUT_INVALID`
 */
export function readNested<T>(pbf: PbfReader, readField: ReadField<T>, into: T): T {
  // Only behind the length is the place that it counts from.
  const length = readLength(pbf);
  const end = pbf.pos + length;
  const outer = pbf.length;
  pbf.length = end;
  pbf.readFields(readField, into, end);
  checkEnd(pbf, end);
  pbf.length = outer;
  return into;
}

/** A message has to end where its length says. */
export function checkEnd(pbf: PbfReader, end: number): void {
  if (pbf.pos !== end) throw malformed(pbf);
}

/** Reads the length of what follows, which has to be there. */
export function readLength(pbf: PbfReader): number {
  expectType(pbf, BYTES);
  const length = pbf.readVarint();
  if (!(length >= 0 && length <= pbf.length - pbf.pos)) throw malformed(pbf);
  return length;
}

/** The bytes of a message, unread. */
export function readBytes(pbf: PbfReader): Uint8Array {
  const length = readLength(pbf);
  const start = pbf.pos;
  pbf.pos += length;
  return pbf.buf.subarray(start, pbf.pos);
}

const decoder = new TextDecoder();

/** Reads a text. Bytes that are no UTF-8 become U+FFFD. */
export function readText(pbf: PbfReader): string {
  return decoder.decode(readBytes(pbf));
}

export function readDouble(pbf: PbfReader): number {
  expectType(pbf, FIXED64);
  return pbf.readDouble();
}

/** Reads a whole number, which is exact up to 2^53. */
export function readWhole(pbf: PbfReader, isSigned: boolean): number {
  expectType(pbf, VARINT);
  return pbf.readVarint(isSigned);
}

/** Reads one of the numbers of a list, or all, as senders may pack them. */
export function readPacked(
  pbf: PbfReader,
  type: number,
  readNumber: () => number,
  into: number[],
): void {
  if (pbf.type === type) {
    into.push(readNumber());
    return;
  }
  const length = readLength(pbf);
  const end = pbf.pos + length;
  while (pbf.pos < end) into.push(readNumber());
  checkEnd(pbf, end);
}

/** Reads a whole number of those that are often negative. */
export function readZigzag(pbf: PbfReader): number {
  expectType(pbf, VARINT);
  return pbf.readSVarint();
}

export function expectType(pbf: PbfReader, type: number): void {
  if (pbf.type !== type) throw malformed(pbf);
}

function malformed(pbf: PbfReader): PlotcastError {
  const place = `at byte ${pbf.pos}`;
  return new PlotcastError("INPUT_INVALID", `body: expected Protocol Buffers, malformed ${place}`);
}

/** Calls what reads; what the library throws at malformed bytes becomes an error of ours. */
export function reading<T>(pbf: PbfReader, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof PlotcastError ? error : malformed(pbf);
  }
}
