import { type Changes, createChanges } from "./find-changes.ts";
import { createMatchIndex, type MatchIndex } from "./match-index.ts";
import { createParseTable, type ParseTable } from "./parse-table.ts";
import type { Prices } from "./prices.ts";
import { createTextPair, type TextPair } from "./text-pair.ts";

/** What a search for the cheapest steps works with; kept from event to event. */
export interface ParseState {
  prices: Prices;
  pair: TextPair;
  changes: Changes;
  index: MatchIndex;
  table: ParseTable;
  /** Offsets that are tried at each place, and where the last match of each ends. */
  offsets: Int32Array;
  matchEnds: Int32Array;
  offsetCount: number;
  /** The last three distances of the steps so far, newest first; 0: there is none. */
  recent: Int32Array;
  /** Places on the way back from the end of a part. */
  path: number[];
}

export const MAX_OFFSETS = 8;

export function createParseState(prices: Prices, windowSize: number): ParseState {
  return {
    prices,
    pair: createTextPair(windowSize),
    changes: createChanges(),
    index: createMatchIndex(),
    table: createParseTable(),
    offsets: new Int32Array(MAX_OFFSETS),
    matchEnds: new Int32Array(MAX_OFFSETS),
    offsetCount: 0,
    recent: new Int32Array(3),
    path: [],
  };
}
