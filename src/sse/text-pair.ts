/**
 * An event and an older one that it resembles, one behind the other in a buffer. So where a text was
 * before is an offset, whichever of the two it is in.
 */
export interface TextPair {
  bytes: Uint8Array<ArrayBuffer>;
  /** A view of the same bytes, to read words of them. */
  view: DataView;
  /** Where the old event ends, and the new one begins. */
  start: number;
  end: number;
  /** How many bytes of other text lie between the two in the stream. */
  between: number;
  /** Whether the one resembles the other in its order, so that they can be compared from front to end. */
  areAlike: boolean;
  /** The furthest that a match can lie back in the stream. */
  windowSize: number;
}

/** What an event is compressed against. */
export interface Related {
  bytes: Uint8Array;
  /** An older event that it resembles; empty: none is known. */
  like: Uint8Array;
  /** How far before the event the older one begins in the stream, in bytes. */
  distance: number;
  /** Whether the older one is the last event of the same view, so that most of it is the same. */
  isLast: boolean;
  /** Whether the older text goes on in another way: it is searched, and not compared. */
  isUnlike?: boolean;
}

const FIRST_CAPACITY = 1 << 16;
/** A larger buffer is not kept, so that one huge event does not hold memory for ever. */
const MAX_KEPT_CAPACITY = 1 << 22;
/** Words may be read beyond the last byte. */
const SLACK = 8;

export function createTextPair(windowSize: number): TextPair {
  const pair = { start: 0, end: 0, between: 0, areAlike: true, windowSize };
  return { ...pair, ...createBuffer(FIRST_CAPACITY) };
}

function createBuffer(capacity: number): Pick<TextPair, "bytes" | "view"> {
  const bytes = new Uint8Array(capacity);
  return { bytes, view: new DataView(bytes.buffer) };
}

/** Copies an event and the older one into the buffer. */
export function setPair(pair: TextPair, event: Related): void {
  const { bytes, like, distance, isUnlike = false } = event;
  const size = like.length + bytes.length + SLACK;
  const capacity = pair.bytes.length;
  if (size > capacity) Object.assign(pair, createBuffer(2 * size));
  else if (capacity > MAX_KEPT_CAPACITY && size < FIRST_CAPACITY) {
    Object.assign(pair, createBuffer(FIRST_CAPACITY));
  }
  pair.bytes.set(like);
  pair.bytes.set(bytes, like.length);
  pair.start = like.length;
  pair.end = like.length + bytes.length;
  pair.between = distance - like.length;
  pair.areAlike = !isUnlike;
}

/** How far back in the stream lies what is `offset` before a position of the buffer. */
export function distanceAt(pair: TextPair, position: number, offset: number): number {
  return position - offset < pair.start ? offset + pair.between : offset;
}

/** Where in the buffer is what lies so far back in the stream; negative: it is not there. */
export function sourceOf({ start, between }: TextPair, position: number, distance: number): number {
  const source = position - distance;
  if (source >= start) return source;
  return source + between < start ? source + between : -1;
}

/** Whether a decoder still has what is `offset` before a position. */
export function isInWindow(pair: TextPair, position: number, offset: number): boolean {
  return distanceAt(pair, position, offset) <= pair.windowSize;
}

/** How many bytes from a position on are those `offset` before them, up to `end`. */
export function measureMatch(
  { bytes, view, start }: TextPair,
  position: number,
  offset: number,
  end: number,
): number {
  let source = position - offset;
  // What comes behind the old event in the buffer comes elsewhere in the stream.
  const limit = source < start ? Math.min(end, start + offset) : end;
  let at = position;
  while (at + 4 <= limit && view.getInt32(at, true) === view.getInt32(source, true)) {
    at += 4;
    source += 4;
  }
  while (at < limit && bytes[at] === bytes[source]) {
    at++;
    source++;
  }
  return at - position;
}
