import { Buffer } from "node:buffer";
import { isInWindow, measureMatch, type TextPair } from "./text-pair.ts";

/** Where an event goes on as the older one does. */
export interface Resync {
  at: number;
  /** How far back the older one has the same. */
  offset: number;
  /** How many bytes agree there. */
  score: number;
  /** How many searches far away may still follow: in events that are not alike, none finds anything. */
  searchesLeft: number;
}

export function createResync(): Resync {
  return { at: 0, offset: 0, score: 0, searchesLeft: 0 };
}

/** So many are enough for all that leaves and comes in a chart. */
const MAX_SEARCHES = 500;

/** To be called once for each event. */
export function beginResyncs(found: Resync): void {
  found.searchesLeft = MAX_SEARCHES;
}

/** So many bytes agree by chance in no chart, not even between the items of a list. */
const SURE = 160;
/** So many are worth going on with, once all places nearby were tried. */
const ENOUGH = 40;
const FEW = 20;
/** A number has at most so many bytes, and gets longer or shorter by few. */
const NUMBER = 12;
const MAX_SHIFT = 2;
/** How many bytes are looked for at a time: in a list, fewer occur in several items. */
const PROBE = 20;
/** Further back in the change than this, probes get rarer. */
const CLOSE = 64;
const FURTHEST = 1024;
/** This close, places are looked at one by one. */
const NEARBY = 240;
/** Nothing is looked for beyond this: in a huge frame, each search would go through all that is left. */
const FAR = 64 * 1024;
const WORD = 8;
/** Looking further costs more, so it is done for every fourth probe. */
const FAR_STEP = 32;
/** How many places of a probe are tried. */
const MAX_TRIES = 3;

/**
 * Finds where an event goes on as the older one, behind the place `at` where they part.
 *
 * @param offset how far back the text before that place is in the older one.
 * @returns undefined where it does not.
 */
export function resync(
  pair: TextPair,
  found: Resync,
  at: number,
  offset: number,
): Resync | undefined {
  const left = pair.end - at;
  const source = at - offset;
  const sure = Math.min(SURE, left >> 1);
  found.score = 0;
  findBehindNumber(pair, found, at, source, sure);
  if (found.score >= sure || left < PROBE || pair.start - source < PROBE) return foundOrNone(found);
  let buffer: Buffer | undefined;
  const search: Search = { pair, found, at, source, sure, text: () => (buffer ??= textOf(pair)) };
  for (let skipped = 0; skipped <= FURTHEST; skipped += skipped < CLOSE ? 8 : skipped) {
    findInOld(search, skipped);
    if (found.score >= sure) return found;
    findInNew(search, skipped);
    if (found.score >= (skipped < 16 ? ENOUGH : FEW)) return found;
  }
  return foundOrNone(found);
}

function foundOrNone(found: Resync): Resync | undefined {
  return found.score > 0 ? found : undefined;
}

/** Where only a number has changed. */
function findBehindNumber(
  pair: TextPair,
  found: Resync,
  at: number,
  source: number,
  sure: number,
): void {
  const { view, end, start } = pair;
  for (let length = 1; length <= NUMBER && found.score < sure; length++) {
    const position = at + length;
    if (position + 8 > end) return;
    const word = view.getInt32(position, true);
    for (let shift = -MAX_SHIFT; shift <= MAX_SHIFT; shift++) {
      const old = source + length + shift;
      if (old < 0 || old + 8 > start || view.getInt32(old, true) !== word) continue;
      const score = countAgreeing(pair, position, position - old);
      if (score >= 8 && score > found.score) setFound(pair, found, position, old, score);
    }
  }
}

interface Search {
  pair: TextPair;
  found: Resync;
  at: number;
  source: number;
  sure: number;
  text(): Buffer;
}

function textOf({ bytes, end }: TextPair): Buffer {
  return Buffer.from(bytes.buffer, 0, end);
}

/** Where something has left: what is new here stands further behind in the older event. */
function findInOld(search: Search, skipped: number): void {
  const { pair, text, at, source, sure, found } = search;
  const position = at + skipped;
  if (position + PROBE > pair.end) return;
  const near = Math.min(pair.start, source + NEARBY) - WORD;
  const word = pair.view.getFloat64(position, true);
  for (let old = source; old <= near && found.score < sure; old++) {
    if (pair.view.getFloat64(old, true) === word) consider(search, position, old);
  }
  if (found.score >= sure || skipped % FAR_STEP !== 0) return;
  const probe = text().subarray(position, position + PROBE);
  const far = text().subarray(0, Math.min(pair.start, source + FAR));
  let old = Math.max(source, near) - 1;
  for (let tries = 0; tries < MAX_TRIES && found.score < sure; tries++) {
    if (found.searchesLeft-- <= 0) return;
    old = far.indexOf(probe, old + 1);
    if (old < 0) return;
    consider(search, position, old);
  }
}

/** Where something has come: what the older event has here stands further behind in the new one. */
function findInNew(search: Search, skipped: number): void {
  const { pair, text, at, source, sure, found } = search;
  const old = source + skipped;
  if (old + PROBE > pair.start) return;
  const near = Math.min(pair.end, at + NEARBY) - WORD;
  const word = pair.view.getFloat64(old, true);
  for (let position = at; position <= near && found.score < sure; position++) {
    if (pair.view.getFloat64(position, true) === word) consider(search, position, old);
  }
  if (found.score >= ENOUGH || skipped % FAR_STEP !== 0) return;
  const probe = text().subarray(old, old + PROBE);
  const far = text().subarray(0, at + FAR);
  let position = Math.max(at, near) - 1;
  for (let tries = 0; tries < MAX_TRIES && found.score < sure; tries++) {
    if (found.searchesLeft-- <= 0) return;
    position = far.indexOf(probe, position + 1);
    if (position < 0) return;
    consider(search, position, old);
  }
}

function consider({ pair, found, at, source }: Search, position: number, old: number): void {
  const { bytes } = pair;
  const score = countAgreeing(pair, position, position - old);
  let more = 0;
  while (
    position - more > at &&
    old - more > source &&
    bytes[position - more - 1] === bytes[old - more - 1]
  ) {
    more++;
  }
  if (score + more > found.score) setFound(pair, found, position - more, old - more, score + more);
}

function setFound(
  pair: TextPair,
  found: Resync,
  position: number,
  old: number,
  score: number,
): void {
  if (!isInWindow(pair, position, position - old)) return;
  found.at = position;
  found.offset = position - old;
  found.score = score;
}

/** How many bytes agree from a position on, also behind a few that do not. */
function countAgreeing(pair: TextPair, position: number, offset: number): number {
  const { view, end, start } = pair;
  const length = measureMatch(pair, position, offset, end);
  if (length < 8 || length >= SURE) return length;
  for (let skipped = 1; skipped <= 4; skipped++) {
    const next = position + length + skipped;
    if (next + 4 > end || next - offset + 4 > start) break;
    if (view.getInt32(next, true) === view.getInt32(next - offset, true)) {
      return length + measureMatch(pair, next, offset, end);
    }
  }
  return length;
}
