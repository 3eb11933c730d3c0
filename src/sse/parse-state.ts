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
  /** Of the old event what is near a change, and of the new one what is before it. */
  oldIndex: MatchIndex;
  newIndex: MatchIndex;
  /** Up to where the new event is indexed. */
  indexedTo: number;
  /** How many bytes before a part are indexed, where that was not done for the last part. */
  reachInNew: number;
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
const REACH_IN_NEW = 240;

/** @param reachInNew what is new in a chart resembles what is close to it: how many bytes are close. */
export function createParseState(
  prices: Prices,
  windowSize: number,
  reachInNew: number = REACH_IN_NEW,
): ParseState {
  return {
    prices,
    pair: createTextPair(windowSize),
    changes: createChanges(),
    oldIndex: createMatchIndex(),
    newIndex: createMatchIndex(),
    indexedTo: 0,
    reachInNew,
    table: createParseTable(),
    offsets: new Int32Array(MAX_OFFSETS),
    matchEnds: new Int32Array(MAX_OFFSETS),
    offsetCount: 0,
    recent: new Int32Array(3),
    path: [],
  };
}
