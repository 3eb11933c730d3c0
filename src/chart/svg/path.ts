import { type ByteWriter, ensureCapacity, put, writeInteger } from "../base/byte-writer.ts";
import { putLiteral, byteLiteral } from "../base/byte-literal.ts";
import type { MarkBase } from "../layout/mark-layout.ts";

/** An open path, as offsets: of its start tag and of its data. */
export interface OpenPath {
  start: number;
  data: number;
}

const OPEN = byteLiteral('<path class="');
const COLOR = byteLiteral(" s");
const DATA = byteLiteral('" d="');
const CLOSE = byteLiteral('"/>');

/** Opens a path in a mark's colour; the caller writes its data. */
export function openPath(
  out: ByteWriter,
  classes: string,
  { index }: MarkBase,
  attributes = "",
): OpenPath {
  const start = out.offset;
  putLiteral(out, OPEN);
  put(out, classes);
  putLiteral(out, COLOR);
  ensureCapacity(out, 8);
  out.offset = writeInteger(out.bytes, out.offset, index);
  if (attributes !== "") put(out, `"${attributes.slice(0, -1)}`);
  putLiteral(out, DATA);
  return { start, data: out.offset };
}

/** Closes a path, or removes it if it has no data. */
export function closePath(out: ByteWriter, { start, data }: OpenPath): void {
  if (out.offset === data) out.offset = start;
  else putLiteral(out, CLOSE);
}
