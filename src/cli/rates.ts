import { describeValue } from "../error.ts";
import { MAX_INPUT_SERIES } from "../limits.ts";
import type { ChangeValue } from "./recording.ts";

/** What stands for all columns, where a list of columns is asked for. */
export const ALL = "all";

/**
 * Turns counters into rates: the growth since the row before, per second, or per row where rows have no
 * time. A counter that is smaller than before has begun anew at zero.
 *
 * @param names of the columns; "all" for every one.
 * @param isTimed whether x is a moment in ms.
 */
export function createRates(names: readonly string[], isTimed: () => boolean): ChangeValue {
  const last = new Map<string, { x: number; value: number }>();
  const ofAll = names.includes(ALL);
  return (column, key, x, value) => {
    if (!ofAll && !names.includes(column)) return value;
    const id = `${column}\n${key}`;
    const before = last.get(id);
    const seconds = before === undefined ? 0 : isTimed() ? (x - before.x) / 1000 : 1;
    // Of rows that come at one moment the next one counts the growth of all.
    const isNew = before === undefined || seconds > 0;
    if (isNew && (before !== undefined || last.size < MAX_INPUT_SERIES)) last.set(id, { x, value });
    if (before === undefined || seconds <= 0) return undefined;
    return (value >= before.value ? value - before.value : value) / seconds;
  };
}

/** Columns that an error lists. */
const MAX_LISTED = 10;

/** Says of each column that is to be a rate, and is not there, which ones are. */
export function missingRates(names: readonly string[], columns: readonly string[]): string[] {
  if (columns.length === 0) return [];
  const known = columns.slice(0, MAX_LISTED).map(describeValue).join(", ");
  return names
    .filter((name) => name !== ALL && !columns.includes(name))
    .map((name) => `--rate: no column ${describeValue(name)} so far; there are ${known}`);
}
