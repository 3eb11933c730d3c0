import { packColumn, unpackColumn } from "./column-codec.ts";

/** Bytes in front of the columns: a digest of what follows, the columns' length, how they are meant, nothing yet. */
const HEAD_BYTES = 16;

/** Columns of the same length. */
export interface Body {
  /** How the columns are meant; a small number of whoever writes them. */
  form: number;
  columns: Float64Array[];
}

/** Writes columns as one body, with a digest: SQLite itself has none. */
export function packBody({ form, columns }: Body): Uint8Array {
  const packed = columns.map(packColumn);
  const size = packed.reduce((sum, { byteLength }) => sum + byteLength, HEAD_BYTES);
  const body = new Uint8Array(size);
  let at = HEAD_BYTES;
  for (const bytes of packed) {
    body.set(bytes, at);
    at += bytes.byteLength;
  }
  const words = new Uint32Array(body.buffer);
  words[1] = columns[0]?.length ?? 0;
  words[2] = form;
  words[0] = digest(words.subarray(1));
  return body;
}

/**
 * Reads a body.
 *
 * @param wanted whether each column is of use; others come back empty.
 * @throws an error of code `DAMAGED_BODY` where it is not what was written.
 */
export function unpackBody(bytes: Uint8Array, wanted: readonly boolean[]): Body {
  // A copy of its own: SQLite's bytes may begin anywhere in theirs.
  const body = new Uint8Array(bytes).buffer;
  if (body.byteLength < HEAD_BYTES || body.byteLength % 8 !== 0) throw damagedBody();
  const [expected, length = 0, form = 0] = new Uint32Array(body);
  if (expected !== digest(new Uint32Array(body).subarray(1))) throw damagedBody();
  const columns: Float64Array[] = [];
  let at = HEAD_BYTES;
  for (const isWanted of wanted) {
    const { values, end } = unpackColumn(body, at, length, isWanted);
    columns.push(values);
    at = end;
  }
  return { form, columns };
}

/** The code of the error of a body that is not what was written. */
export const DAMAGED_BODY = "PLOTCAST_DAMAGED_BODY";

/** The error of a body that is not what was written. */
export function damagedBody(): Error {
  const error = new Error("its bytes are not those that were written");
  return Object.assign(error, { code: DAMAGED_BODY });
}

/** A number that is another one if the words are others, but for one time in four billion. */
export function digest(words: Uint32Array): number {
  let hash = 0x811c9dc5 ^ words.length;
  for (let i = 0; i < words.length; i++) {
    hash = Math.imul(hash ^ words[i]!, 0x01000193);
    hash ^= hash >>> 15;
  }
  return hash >>> 0;
}
