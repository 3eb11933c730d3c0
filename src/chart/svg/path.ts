import { type Ink, makeRoom, put, writeWhole } from "../base/byte-writer.ts";
import { putStamp, stampOf } from "../base/byte-literal.ts";
import type { MarkLayout } from "../layout/mark-layout.ts";

/** A path that has been begun: where it begins, and where its data does. */
export interface OpenPath {
  start: number;
  data: number;
}

const OPEN = stampOf('<path class="');
const COLOR = stampOf(" s");
const DATA = stampOf('" d="');
const CLOSE = stampOf('"/>');

/** Begins a path of these classes in a mark's colour; its data is to follow. */
export function openPath(
  ink: Ink,
  classes: string,
  { index }: MarkLayout,
  attributes = "",
): OpenPath {
  const start = ink.at;
  putStamp(ink, OPEN);
  put(ink, classes);
  putStamp(ink, COLOR);
  makeRoom(ink, 8);
  ink.at = writeWhole(ink.bytes, ink.at, index);
  if (attributes !== "") put(ink, `"${attributes.slice(0, -1)}`);
  putStamp(ink, DATA);
  return { start, data: ink.at };
}

/** Ends a path; one without data was never there. */
export function closePath(ink: Ink, { start, data }: OpenPath): void {
  if (ink.at === data) ink.at = start;
  else putStamp(ink, CLOSE);
}
