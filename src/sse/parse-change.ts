import type { ChangedPart } from "./changed-part.ts";
import { indexOne, indexSurroundings } from "./part-index.ts";
import {
  beginOffsets,
  leave,
  lengthPrice,
  tryIndexed,
  tryOffsets,
  tryRecent,
} from "./part-matches.ts";
import type { ParseState } from "./parse-state.ts";
import { clearTable, reachByLiteral, reachByMatch, UNREACHED } from "./parse-table.ts";
import { MAX_PRICED_RUN } from "./prices.ts";
import { addLiterals, addMatch, type Steps } from "./steps.ts";
import { distanceAt } from "./text-pair.ts";

/** Within a match this long, no others are looked for, but near its start and its end. */
const LONG_MATCH = 16;
const NEAR = 3;
/** A number that changed is literals: nothing is looked for. */
const NUMBER = 3;

/** Finds the cheapest steps for a part, and adds them. */
export function parseChange(state: ParseState, steps: Steps, part: ChangedPart): void {
  const { table } = state;
  const places = part.to - part.from;
  clearTable(table, places + 2);
  beginOffsets(state, part);
  const isNumber = part.last - part.first <= NUMBER;
  if (!isNumber) indexSurroundings(state, part);
  enter(state, steps, part);
  let skipFrom = 0;
  let skipTo = 0;
  for (let place = 0; place < places; place++) {
    const isSkipped = table.costs[place] === UNREACHED || (place >= skipFrom && place < skipTo);
    if (!isSkipped) {
      const longest = reachFrom(state, part, place, isNumber);
      if (longest >= LONG_MATCH && place + longest - NEAR > skipTo) {
        skipFrom = place + NEAR;
        skipTo = place + longest - NEAR;
      }
    }
    if (!isNumber) indexOne(state, part.from + place);
  }
  if (part.copied > 0) leave(state, part, places);
  addPath(state, steps, part);
}

/** The text before a change is copied, up to any place before the change: only the length's price differs. */
function enter(state: ParseState, steps: Steps, part: ChangedPart): void {
  const { table, pair, recent } = state;
  const { from, first, before } = part;
  table.costs[0] = 0;
  table.lengths[0] = 0;
  table.runs[0] = steps.rest;
  table.recent.set(recent);
  if (!part.isCopiedBefore) return;
  const distance = distanceAt(pair, from, before);
  const copied = steps.lengths[steps.count - 1]!;
  const whole = lengthPrice(state, copied);
  for (let place = Math.min(first, part.to) - from; place >= 0; place--) {
    reachByMatch(table, 0, place, distance, lengthPrice(state, copied + place) - whole);
  }
}

/** Tries all that can come at a place. @returns the length of the longest match. */
function reachFrom(state: ParseState, part: ChangedPart, place: number, isNumber: boolean): number {
  const { table, prices, pair } = state;
  const run = table.runs[place]!;
  const more = run < MAX_PRICED_RUN ? prices.runs[run + 1]! - prices.runs[run]! : 0;
  const literal = prices.literals[pair.bytes[part.from + place]!]!;
  reachByLiteral(table, place, table.costs[place]! + literal + more);
  const longest = tryOffsets(state, part, place);
  if (isNumber) return longest;
  tryRecent(state, part, place);
  return tryIndexed(state, part, place, longest);
}

/** Adds the steps that lead most cheaply to the end. */
function addPath({ table, path, pair, recent }: ParseState, steps: Steps, part: ChangedPart): void {
  const { lengths, distances } = table;
  const places = part.to - part.from;
  const goal = part.copied > 0 ? places + 1 : places;
  path.length = 0;
  for (let place = goal; place > 0; place -= lengths[place]! || 1) path.push(place);
  for (let i = path.length - 1; i >= 0; i--) {
    const place = path[i]!;
    const length = lengths[place]!;
    if (length === 0) addLiterals(steps, pair.bytes, part.from + place - 1, part.from + place);
    else addMatch(steps, Math.min(place, places) - place + length, distances[place]!);
  }
  for (let i = 0; i < 3; i++) recent[i] = table.recent[3 * goal + i]!;
}
