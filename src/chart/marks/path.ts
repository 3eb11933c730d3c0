import { type Ink, makeRoom, put, writeWhole } from "../ink.ts";
import type { MarkLayout } from "./mark.ts";

/** A path that has been begun: where it begins, and where its data does. */
export interface OpenPath {
  start: number;
  data: number;
}

/** Begins a path of these classes in a mark's colour; its data is to follow. */
export function openPath(
  ink: Ink,
  classes: string,
  { index }: MarkLayout,
  attributes = "",
): OpenPath {
  const start = ink.at;
  put(ink, '<path class="');
  put(ink, classes);
  put(ink, " s");
  makeRoom(ink, 8);
  ink.at = writeWhole(ink.bytes, ink.at, index);
  put(ink, '"');
  put(ink, attributes);
  put(ink, ' d="');
  return { start, data: ink.at };
}

/** Ends a path; one without data was never there. */
export function closePath(ink: Ink, { start, data }: OpenPath): void {
  if (ink.at === data) ink.at = start;
  else put(ink, '"/>');
}
