/**
 * The cheapest steps known to each place of a change, and the last of them. Places count from where
 * the search begins.
 */
export interface ParseTable {
  costs: Int32Array;
  /** The number of literals behind the last match. */
  runs: Int32Array;
  /** The length of the match that ends here; 0: a literal does. */
  lengths: Int32Array;
  distances: Int32Array;
  /** The last three distances, newest first. */
  recent: Int32Array;
}

export const UNREACHED: number = 1 << 29;

const FIRST_CAPACITY = 1024;

export function createParseTable(capacity: number = FIRST_CAPACITY): ParseTable {
  return {
    costs: new Int32Array(capacity),
    runs: new Int32Array(capacity),
    lengths: new Int32Array(capacity),
    distances: new Int32Array(capacity),
    recent: new Int32Array(3 * capacity),
  };
}

/** A table for so many places, none of them reached. */
export function clearTable(table: ParseTable, places: number): void {
  if (places > table.costs.length) Object.assign(table, createParseTable(2 * places));
  table.costs.fill(UNREACHED, 0, places);
}

/** Notes that a literal leads from a place to the next. */
export function reachByLiteral(table: ParseTable, place: number, cost: number): void {
  const { costs, runs, lengths, recent } = table;
  const to = place + 1;
  if (cost >= costs[to]!) return;
  costs[to] = cost;
  runs[to] = runs[place]! + 1;
  lengths[to] = 0;
  recent[3 * to] = recent[3 * place]!;
  recent[3 * to + 1] = recent[3 * place + 1]!;
  recent[3 * to + 2] = recent[3 * place + 2]!;
}

/** Notes that a match leads from a place to another. */
export function reachByMatch(
  table: ParseTable,
  place: number,
  length: number,
  distance: number,
  cost: number,
): void {
  const { costs, runs, lengths, distances } = table;
  const to = place + length;
  costs[to] = cost;
  runs[to] = 0;
  lengths[to] = length;
  distances[to] = distance;
  setRecent(table, place, to, distance);
}

/** Puts a distance before the recent ones of a place; it is there only once. */
function setRecent({ recent }: ParseTable, place: number, to: number, distance: number): void {
  const first = recent[3 * place]!;
  const second = recent[3 * place + 1]!;
  const third = recent[3 * place + 2]!;
  recent[3 * to] = distance;
  recent[3 * to + 1] = distance === first ? second : first;
  recent[3 * to + 2] = distance === first || distance === second ? third : second;
}
