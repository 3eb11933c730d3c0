import { beginResyncs, createResync, type Resync, resync } from "./resync.ts";
import { isInWindow, measureMatch, type TextPair } from "./text-pair.ts";

/**
 * Where an event differs from the older one that it resembles. Positions and offsets are those of
 * their buffer.
 */
export interface Changes {
  count: number;
  /** Where each change begins and ends. */
  from: number[];
  to: number[];
  /** How far back lies the same text as that before the change, and as that behind it; 0: nowhere. */
  before: number[];
  after: number[];
  resync: Resync;
}

export function createChanges(): Changes {
  return { count: 0, from: [], to: [], before: [], after: [], resync: createResync() };
}

/** Shorter events have nothing to copy. */
const SHORTEST = 8;

/** Compares the two events once, from front to end. */
export function findChanges(pair: TextPair, changes: Changes): void {
  const { start, end } = pair;
  changes.count = 0;
  beginResyncs(changes.resync);
  let at = start;
  if (!pair.areAlike) return addChange(changes, start, end, 0, 0);
  // At first, the two are compared byte for byte.
  const isComparable = start > 0 && end - start >= SHORTEST && isInWindow(pair, start, start);
  let offset = isComparable ? start : 0;
  while (at < end) {
    const same = offset === 0 ? 0 : measureMatch(pair, at, offset, end);
    at += same;
    if (at === end) return;
    const before = same === 0 ? 0 : offset;
    const next = resync(pair, changes.resync, at, offset === 0 ? start : offset);
    if (!next) return addChange(changes, at, end, before, 0);
    addChange(changes, at, next.at, before, next.offset);
    at = next.at;
    offset = next.offset;
  }
}

function addChange(
  changes: Changes,
  from: number,
  to: number,
  before: number,
  after: number,
): void {
  const index = changes.count++;
  changes.from[index] = from;
  changes.to[index] = to;
  changes.before[index] = before;
  changes.after[index] = after;
}
