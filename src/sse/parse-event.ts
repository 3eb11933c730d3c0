import type { ChangedPart } from "./changed-part.ts";
import { findChanges } from "./find-changes.ts";
import { parseChange } from "./parse-change.ts";
import { beginIndex } from "./part-index.ts";
import { parseQuickly } from "./parse-quickly.ts";
import type { ParseState } from "./parse-state.ts";
import { addMatch, MIN_MATCH, type Steps } from "./steps.ts";
import { distanceAt, type Related, setPair } from "./text-pair.ts";

/** Copied text this close before a change is looked at with it: what comes may begin as what was there. */
const MARGIN = 4;
/** Changes with less copied text between them are looked at as one. */
const CLOSE = 28;
/** Larger changes are searched with less care, so that nobody's large frames hold up the others. */
const LARGE = 48 * 1024;

/**
 * Adds the steps that put an event together from the older one that it resembles. Both are compared
 * once from front to end; only within what changed the cheapest steps are searched.
 */
export function parseEvent(state: ParseState, steps: Steps, event: Related): void {
  const { pair, changes } = state;
  setPair(pair, event);
  beginIndex(state);
  findChanges(pair, changes);
  const { from, to, before, after, count } = changes;
  let at = pair.start;
  for (let first = 0; first < count; ) {
    const last = lastOfPart(state, first);
    const next = last + 1 < count ? from[last + 1]! : pair.end;
    const part = {
      from: from[first]! - MARGIN < at + MIN_MATCH ? at : from[first]! - MARGIN,
      to: to[last]!,
      first: from[first]!,
      last: to[last]!,
      before: before[first]!,
      after: after[last]!,
      isCopiedBefore: false,
      copied: 0,
    };
    part.copied = next - part.to;
    part.isCopiedBefore = part.from > at;
    if (part.isCopiedBefore) addMatch(steps, part.from - at, distanceAt(pair, at, part.before));
    addPart(state, steps, part);
    at = part.to;
    first = last + 1;
  }
  if (at === pair.end) return;
  addMatch(
    steps,
    pair.end - at,
    distanceAt(pair, at, count === 0 ? pair.start : after[count - 1]!),
  );
}

/** The last of the changes that are close together. */
function lastOfPart({ changes: { from, to, count } }: ParseState, first: number): number {
  let last = first;
  while (last + 1 < count && from[last + 1]! - to[last]! < CLOSE) last++;
  return last;
}

function addPart(state: ParseState, steps: Steps, part: ChangedPart): void {
  if (part.to - part.from <= LARGE) parseChange(state, steps, part);
  else parseQuickly(state, steps, part.from, part.to);
}
