import { firstOfChain } from "./deflate-prices.ts";
import type { Steps } from "./steps.ts";

/** What a piece is written from: literals and matches that are no longer than deflate's. */
export interface DeflateItems {
  count: number;
  /** The length of a match; of a literal, its byte. */
  values: Int32Array;
  /** 0: a literal. */
  distances: Int32Array;
}

const FIRST_CAPACITY = 1024;

export function createItems(capacity: number = FIRST_CAPACITY): DeflateItems {
  return {
    count: 0,
    values: new Int32Array(capacity),
    distances: new Int32Array(capacity),
  };
}

/** Puts steps in the form in which deflate writes them. */
export function setItems(items: DeflateItems, steps: Steps): void {
  items.count = 0;
  let literal = 0;
  for (let i = 0; i < steps.count; i++) {
    literal = addLiterals(items, steps, literal, steps.runs[i]!);
    addChain(items, steps.lengths[i]!, steps.distances[i]!);
  }
  addLiterals(items, steps, literal, steps.rest);
}

function addLiterals(
  items: DeflateItems,
  { literals }: Steps,
  from: number,
  count: number,
): number {
  for (let i = from; i < from + count; i++) addItem(items, literals[i]!, 0);
  return from + count;
}

function addChain(items: DeflateItems, length: number, distance: number): void {
  for (let left = length; left > 0; ) {
    const first = firstOfChain(left);
    addItem(items, first, distance);
    left -= first;
  }
}

function addItem(items: DeflateItems, value: number, distance: number): void {
  const { count } = items;
  if (count === items.values.length) grow(items);
  items.values[count] = value;
  items.distances[count] = distance;
  items.count++;
}

function grow(items: DeflateItems): void {
  const { values, distances } = createItems(2 * items.values.length);
  values.set(items.values);
  distances.set(items.distances);
  items.values = values;
  items.distances = distances;
}
