import { createChanges, findChanges } from "./find-changes.ts";
import { createTextPair, type Related, setPair } from "./text-pair.ts";

/** A larger event is compressed a part at a time. */
const LARGE = 384 * 1024;
/** The bytes of a part: compressing them takes a few milliseconds. */
const PART_SIZE = 128 * 1024;
/** A part is compared with its like in the older event and this many bytes behind it, as text moves. */
const MORE = 32 * 1024;

/**
 * Cuts events into pieces, each of which can be compressed in one go: all that are of a usual size
 * follow each other in one, and a large one is several.
 */
export function cutEvents(events: readonly Related[], windowSize: number): Related[][] {
  const pieces: Related[][] = [];
  let isOpen = false;
  for (const event of events) {
    if (event.bytes.length > LARGE) {
      pieces.push(...cutLarge(event, windowSize).map((part) => [part]));
      isOpen = false;
    } else if (isOpen) pieces.at(-1)!.push(event);
    else {
      pieces.push([event]);
      isOpen = true;
    }
  }
  return pieces;
}

/** Where a part begins, and how far back the older event has the same; 0: nowhere. Both as in a pair. */
interface Cut {
  at: number;
  offset: number;
}

function cutLarge(event: Related, windowSize: number): Related[] {
  const size = event.bytes.length;
  const cuts = event.like.length > 0 ? cutWhereCopied(event, windowSize) : [{ at: 0, offset: 0 }];
  const starts = cuts.flatMap((cut, i) => addCuts(cut, cuts[i + 1]?.at ?? size));
  return starts.map((cut, i) => cutPart(event, cut, starts[i + 1]?.at ?? size));
}

/** Cuts where the older event has the same, so that hardly a byte is lost by it. */
function cutWhereCopied(event: Related, windowSize: number): Cut[] {
  const pair = createTextPair(windowSize);
  const changes = createChanges();
  setPair(pair, event);
  findChanges(pair, changes);
  const cuts: Cut[] = [{ at: 0, offset: pair.start }];
  // At first, and then behind each change.
  for (let i = -1; i < changes.count; i++) {
    const from = (changes.to[i] ?? pair.start) - pair.start;
    const to = (i + 1 < changes.count ? changes.from[i + 1]! : pair.end) - pair.start;
    const offset = i < 0 ? pair.start : changes.after[i]!;
    for (;;) {
      const at = Math.max(from, cuts.at(-1)!.at + PART_SIZE);
      if (offset === 0 || at >= to) break;
      cuts.push({ at, offset });
    }
  }
  return cuts;
}

/** What is all new is cut anywhere. */
function addCuts(cut: Cut, end: number): Cut[] {
  const cuts = [cut];
  for (let at = cut.at + PART_SIZE; at + PART_SIZE < end; at += PART_SIZE) {
    cuts.push({ at, offset: 0 });
  }
  return cuts;
}

/** A part, and what it resembles: the same part of the older event, or else the part before it. */
function cutPart(event: Related, { at, offset }: Cut, end: number): Related {
  const { bytes, like, distance, isLast } = event;
  const part = bytes.subarray(at, end);
  if (offset > 0) {
    const old = like.length + at - offset;
    const same = like.subarray(old, old + part.length + MORE);
    return { bytes: part, like: same, distance: distance + at - old, isLast };
  }
  const before = bytes.subarray(Math.max(0, at - PART_SIZE), at);
  return {
    bytes: part,
    like: before,
    distance: before.length,
    isLast: false,
    isUnlike: true,
  };
}
