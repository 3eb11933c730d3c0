/** Bytes in which matches are looked for, and what is known about them. */
export interface Searched {
  bytes: Uint8Array;
  /** For each place, the nearest one before it that seems to begin with the same bytes; -1: none. */
  predecessors: Int32Array;
  /** For each offset, the stretch last found where bytes are like those so far before them. */
  alikeFrom: Int32Array;
  alikeTo: Int32Array;
  /** No match lies further back. */
  furthest: number;
}

/** Places that begin alike lie in the same slot, and hardly any others with them. */
const MOST_SLOT_BITS = 18;

/** @param alike how many bytes places have to begin with in common to be compared at all, 4 to 8. */
export function searchable(bytes: Uint8Array, furthest: number, alike: number): Searched {
  return {
    bytes,
    predecessors: findPredecessors(bytes, alike),
    alikeFrom: new Int32Array(bytes.length),
    alikeTo: new Int32Array(bytes.length),
    furthest,
  };
}

function findPredecessors(bytes: Uint8Array, alike: number): Int32Array {
  const slotBits = Math.min(MOST_SLOT_BITS, 33 - Math.clz32(bytes.length));
  const newest = new Int32Array(1 << slotBits).fill(-1);
  const predecessors = new Int32Array(bytes.length).fill(-1);
  for (let place = 0; place + alike <= bytes.length; place++) {
    const more = alike === 4 ? 0 : Math.imul(fourBytes(bytes, place + alike - 4), 0x85ebca6b);
    const slot = Math.imul(fourBytes(bytes, place) ^ more, 0x9e3779b1) >>> (32 - slotBits);
    predecessors[place] = newest[slot]!;
    newest[slot] = place;
  }
  return predecessors;
}

function fourBytes(bytes: Uint8Array, place: number): number {
  return (
    bytes[place]! | (bytes[place + 1]! << 8) | (bytes[place + 2]! << 16) | (bytes[place + 3]! << 24)
  );
}

/** For how long, up to `end`, the bytes go on like those `offset` before them. */
export function matchLength(
  { bytes, alikeFrom, alikeTo }: Searched,
  place: number,
  offset: number,
  end: number,
): number {
  if (place >= end || bytes[place] !== bytes[place - offset]) return 0;
  if (place >= alikeFrom[offset]! && place < alikeTo[offset]!)
    return Math.min(alikeTo[offset]!, end) - place;
  let at = place;
  while (at < end && bytes[at] === bytes[at - offset]) at++;
  alikeFrom[offset] = place;
  alikeTo[offset] = at;
  return at - place;
}

/** The nearest place before `before` from where a match of more than `longest` is known; -1: none. */
export function longerMatch(
  text: Searched,
  place: number,
  before: number,
  longest: number,
  end: number,
  candidates: number,
): number {
  if (place + longest >= end) return -1;
  const { bytes, predecessors } = text;
  const first = Math.max(0, place - text.furthest);
  let other = predecessors[before]!;
  for (let i = 0; i < candidates && other >= first; i++) {
    const promising = bytes[other + longest] === bytes[place + longest];
    if (promising && matchLength(text, place, place - other, end) > longest) return other;
    other = predecessors[other]!;
  }
  return -1;
}
