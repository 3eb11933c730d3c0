import { DISTANCE, LONGEST_MATCH, SHORTEST_MATCH } from "./deflate-symbols.ts";
import type { Prices } from "./deflate-prices.ts";
import { longerMatch, matchLength, type Searched } from "./match-finder.ts";

/** A literal, where the distance is 0, or a match. */
export interface Step {
  length: number;
  distance: number;
}

/** The cheapest ways to say a stretch of a text, by the bit of a byte at which they end. */
export interface Ways {
  /** What each takes. */
  bits: readonly number[];
  steps(ending: number): Step[];
}

/** The cheapest known ways to each place, and what they end with. */
interface Paths {
  text: Searched;
  from: number;
  end: number;
  prices: Prices;
  /** By place, and by the bit of a byte at which a way to it ends. */
  bits: Int32Array;
  lengths: Uint16Array;
  distances: Uint16Array;
  /** Distances of the last long matches, the newest first. */
  recent: number[];
  candidates: number;
}

/** A way ends at one of so many bits of a byte. */
const ENDINGS = 8;
const NEVER = 2 ** 30;
/** Behind the start of a match this long nobody needs to look for others but near its ends. */
const LONG = 32;
const NEAR = 8;
const MOST_RECENT = 4;
/** A way that takes so many bits more than the cheapest is none to end at a certain bit. */
const DETOUR = 24;

/** @param candidates how many places that begin alike are looked at in one go. */
export function cheapestWays(
  text: Searched,
  from: number,
  end: number,
  prices: Prices,
  candidates: number,
): Ways {
  const paths = startPaths(text, from, end, prices, candidates);
  let [longFrom, longTo, longDistance] = [0, 0, 0];
  for (let at = 0; at < end - from; at++) {
    if (!keepWorthwhile(paths, at)) continue;
    if (at >= longFrom + NEAR && at < longTo - NEAR) {
      addMatch(paths, at, longDistance, longTo - at, SHORTEST_MATCH);
      continue;
    }
    addLiteral(paths, at, prices.literals[text.bytes[from + at]!]!);
    const { length, distance } = addMatches(paths, at);
    if (length < LONG || at + length <= longTo) continue;
    [longFrom, longTo, longDistance] = [at, at + length, distance];
    remember(paths, distance);
  }
  return {
    bits: [...paths.bits.subarray((end - from) * ENDINGS)],
    steps: (ending) => stepsTo(paths, ending),
  };
}

function startPaths(
  text: Searched,
  from: number,
  end: number,
  prices: Prices,
  candidates: number,
): Paths {
  const states = (end - from + 1) * ENDINGS;
  const bits = new Int32Array(states).fill(NEVER);
  bits[0] = 0;
  return {
    text,
    from,
    end,
    prices,
    candidates,
    bits,
    lengths: new Uint16Array(states),
    distances: new Uint16Array(states),
    recent: [],
  };
}

/** Forgets the ways to a place that take too much; false: there is none at all. */
function keepWorthwhile({ bits }: Paths, at: number): boolean {
  const first = at * ENDINGS;
  let least = NEVER;
  for (let way = first; way < first + ENDINGS; way++) least = Math.min(least, bits[way]!);
  for (let way = first; way < first + ENDINGS; way++)
    if (bits[way]! > least + DETOUR) bits[way] = NEVER;
  return least < NEVER;
}

function remember(paths: Paths, distance: number): void {
  const others = paths.recent.filter((other) => other !== distance);
  paths.recent = [distance, ...others.slice(0, MOST_RECENT - 1)];
}

/** A literal behind each way to a place. */
function addLiteral({ bits, lengths, distances }: Paths, at: number, price: number): void {
  const next = (at + 1) * ENDINGS;
  for (let way = at * ENDINGS; way < next; way++) {
    const bitsThere = bits[way]! + price;
    const there = next + (bitsThere & (ENDINGS - 1));
    if (bitsThere >= bits[there]!) continue;
    bits[there] = bitsThere;
    lengths[there] = 1;
    distances[there] = 0;
  }
}

/** Returns the longest, however much of it can be said at once. */
function addMatches(paths: Paths, at: number): Step {
  const { text, end, candidates } = paths;
  const place = paths.from + at;
  let longest = addRecent(paths, at);
  if (longest.length >= LONG) return longest;
  for (let other = place; ; ) {
    other = longerMatch(text, place, other, longest.length, end, candidates);
    if (other < 0) return longest;
    const distance = place - other;
    const length = matchLength(text, place, distance, end);
    addMatch(paths, at, distance, length, longest.length + 1);
    longest = { length, distance };
  }
}

/** What goes on as it did before has more matches at the same distance, however far that is. */
function addRecent(paths: Paths, at: number): Step {
  const { text, recent, end } = paths;
  const place = paths.from + at;
  let longest: Step = { length: SHORTEST_MATCH - 1, distance: 0 };
  for (const distance of recent) {
    const length = matchLength(text, place, distance, end);
    addMatch(paths, at, distance, length, SHORTEST_MATCH);
    if (length > longest.length) longest = { length, distance };
  }
  return longest;
}

/** The match may be cut short, down to `shortest`; a long one not by much. */
function addMatch(
  paths: Paths,
  at: number,
  distance: number,
  length: number,
  shortest: number,
): void {
  const most = Math.min(length, LONGEST_MATCH);
  const leastOfLong = length > LONGEST_MATCH + NEAR ? most : most - NEAR;
  const least = length > LONG ? Math.max(leastOfLong, shortest) : shortest;
  const first = at * ENDINGS;
  for (let way = first; way < first + ENDINGS; way++)
    if (paths.bits[way]! < NEVER) addCuts(paths, at, way, distance, least, most);
}

/** The match behind one way to a place, in each of these lengths. */
function addCuts(
  { bits, lengths, distances, prices }: Paths,
  at: number,
  way: number,
  distance: number,
  least: number,
  most: number,
): void {
  const price = bits[way]! + prices.distances[DISTANCE.codeOf(distance)]!;
  for (let length = least; length <= most; length++) {
    const bitsThere = price + prices.lengths[length]!;
    const there = (at + length) * ENDINGS + (bitsThere & (ENDINGS - 1));
    if (bitsThere >= bits[there]!) continue;
    bits[there] = bitsThere;
    lengths[there] = length;
    distances[there] = distance;
  }
}

/** Goes the cheapest way back from the end. */
function stepsTo(paths: Paths, ending: number): Step[] {
  const { from, end } = paths;
  const steps: Step[] = [];
  let bits = paths.bits[(end - from) * ENDINGS + ending]!;
  for (let at = end - from; at > 0; ) {
    const way = at * ENDINGS + (bits & (ENDINGS - 1));
    const step = { length: paths.lengths[way]!, distance: paths.distances[way]! };
    steps.push(step);
    at -= step.length;
    bits -= stepPrice(paths, at, step);
  }
  return steps.toReversed();
}

function stepPrice({ prices, text, from }: Paths, at: number, { length, distance }: Step): number {
  if (distance === 0) return prices.literals[text.bytes[from + at]!]!;
  return prices.lengths[length]! + prices.distances[DISTANCE.codeOf(distance)]!;
}
