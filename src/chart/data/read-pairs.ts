import { describeValue } from "../../error.ts";
import { createColumn } from "./column.ts";
import type { ReadOptions } from "./read-options.ts";
import { pointError, readCategory, readTime, readValue, readX } from "./read-values.ts";
import type { ReadColumns } from "./series.ts";

/**
 * Reads points that are pairs: where, and the value. The first says what all of them are: a `Date` is a
 * time, and so is a text on a time axis; any other text is a name.
 *
 * @throws PlotcastError `POINT_INVALID`.
 */
export function readPairs(
  name: string,
  pairs: readonly unknown[],
  options: ReadOptions,
): ReadColumns {
  const { categories } = options;
  const [place] = checkPair(name, 0, pairs[0], options);
  const xKind = findKind(place, options);
  const columns = { xKind, xs: createColumn(pairs.length), ys: createColumn(pairs.length) };
  for (let i = 0; i < pairs.length; i++) {
    const [x, y] = checkPair(name, i, pairs[i], options);
    columns.ys[i] = readValue(name, i, "y", y);
    if (xKind === "time") columns.xs[i] = readTime(name, i, x);
    else if (xKind === "linear") columns.xs[i] = readX(name, i, x);
    else columns.xs[i] = readCategory(name, i, x, categories);
  }
  return xKind === "band" && categories !== undefined
    ? { categories: categories.names, ...columns }
    : columns;
}

function findKind(place: unknown, { isTime = false }: ReadOptions): ReadColumns["xKind"] {
  if (place instanceof Date) return "time";
  if (typeof place !== "string") return "linear";
  return isTime ? "time" : "band";
}

function checkPair(
  name: string,
  index: number,
  pair: unknown,
  { fields = [], counts = false, isTime = false }: ReadOptions,
): readonly unknown[] {
  if (fields.length > 0) {
    throw pointError(name, index, "", `expected { time, ${fields.join(", ")} }`, pair);
  }
  if (!Array.isArray(pair) || pair.length !== 2) {
    const hint =
      Array.isArray(pair) && pair.length === 3 ? "; a size stands in { x, y, size }" : "";
    throw pointError(name, index, "", `expected [x, y]${hint}`, pair);
  }
  const [x, y] = pair;
  if (counts && typeof x === "string" && !isTime) {
    const own = `add(${describeValue(x)}, ${describeValue(y)})`;
    throw pointError(name, index, "", `expected a series for each name, such as ${own}`, pair);
  }
  return pair;
}
