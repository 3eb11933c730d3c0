import { clusterStart } from "./graphemes.ts";
import { cutBefore, fitText, type MeasureText, textWidth } from "./text-width.ts";

/** How names are written, and how wide each may be: one width for all, or one for each. In pixels. */
export interface NameSpace {
  room: number | readonly number[];
  fontSize: number;
  bold?: boolean;
  measure?: MeasureText;
}

/** Names that are still alike after this many passes have no room for what distinguishes them. */
const MAX_PASSES = 4;

/**
 * Cuts names that stand beside each other so that they differ: each as `fitText` does but, where that
 * leaves some alike, without what they have in common: "requests to …/users".
 */
export function fitNames(
  names: readonly string[],
  { room, fontSize, bold = false, measure = textWidth }: NameSpace,
): string[] {
  const roomOf = (i: number) => (typeof room === "number" ? room : room[i]!);
  const fitsIn = (i: number) => (text: string) => measure(text, fontSize, bold) <= roomOf(i);
  const cut = names.map((name, i) => fitText(name, roomOf(i), fontSize, bold, measure));
  if (cut.every((text, i) => text === names[i])) return cut;
  showEnds(names, cut, fitsIn);
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const groups = findAlike(names, cut);
    if (groups.length === 0) break;
    for (const group of groups) {
      const common = commonLength(group.map((i) => names[i]!));
      for (const i of group) {
        const name = names[i]!;
        // The whole word that differs or, where that was not enough, all of the difference.
        const from = pass === 0 ? wordStart(name, common) : clusterStart(name, common);
        cut[i] = cutBefore(name, from, fitsIn(i)) ?? cut[i]!;
      }
    }
  }
  return cut;
}

/** A shorter start that names have in common is better read than left out. */
const MIN_COMMON = 8;

/** Cuts the start that all cut names have in common, where that shows the whole rest of a name. */
function showEnds(
  names: readonly string[],
  cut: string[],
  fitsIn: (i: number) => (text: string) => boolean,
): void {
  const changed = [...names.keys()].filter((i) => cut[i] !== names[i]);
  const common = commonLength(changed.map((i) => names[i]!));
  if (changed.length < 2 || common < MIN_COMMON) return;
  for (const i of changed) {
    const name = names[i]!;
    const from = wordStart(name, common);
    const text = cutBefore(name, from, fitsIn(i));
    if (text?.endsWith(name.slice(from)) === true) cut[i] = text;
  }
}

/** Groups of different names that are written alike, as indices. */
function findAlike(names: readonly string[], cut: readonly string[]): number[][] {
  const byText = new Map<string, number[]>();
  for (const [i, text] of cut.entries()) {
    const group = byText.get(text);
    if (group === undefined) byText.set(text, [i]);
    else group.push(i);
  }
  return [...byText.values()].filter(
    (group) => group.length > 1 && new Set(group.map((i) => names[i])).size > 1,
  );
}

/** How many characters all names begin with. */
function commonLength(names: readonly string[]): number {
  const [first = "", ...others] = names;
  let length = first.length;
  for (const other of others) {
    let same = 0;
    while (same < length && first[same] === other[same]) same++;
    // Equal names do not differ from each other, but from the rest.
    if (other !== first || names.every((name) => name === first)) length = same;
  }
  return length;
}

const WORD_PART = /[\p{L}\p{M}\p{N}]/u;
/** A cut moves to the start of a word where that is at most this many characters away. */
const MAX_WORD = 12;

/** The start of the word that an index is in. */
function wordStart(text: string, at: number): number {
  let start = clusterStart(text, at);
  while (start > 0 && at - start < MAX_WORD && WORD_PART.test(text[start - 1]!)) start--;
  return at - start < MAX_WORD ? clusterStart(text, start) : clusterStart(text, at);
}
