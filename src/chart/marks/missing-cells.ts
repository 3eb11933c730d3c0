import { withChanges } from "../base/with-changes.ts";
import type { Layer } from "../layout/mark-type.ts";

/**
 * Finds where each row of a heat map has no value, so that these cells do not look like low ones: at
 * its gaps, and where only other rows have a value.
 */
export function findMissingCells(layers: Layer[]): Layer[] {
  const rows = layers.filter(isRow);
  if (rows.length === 0 || haveSameCells(rows)) return layers;
  const all = unionOfXs(rows);
  const reach = smallestGap(rows) / 2;
  return layers.map((layer) => {
    if (!isRow(layer)) return layer;
    const missing = missingXs(layer, all, reach);
    return missing.length === 0 ? layer : withChanges(layer, { missing });
  });
}

function isRow({ type }: Layer): boolean {
  return type.hasColorScale;
}

/** Whether all rows have values, and at the same xs. */
function haveSameCells(rows: readonly Layer[]): boolean {
  const { xs: first } = rows[0]!.series;
  return rows.every(({ series: { xs, ys } }) => {
    if (xs.length !== first.length) return false;
    for (let i = 0; i < xs.length; i++) {
      if (xs[i] !== first[i] || Number.isNaN(ys[i]!)) return false;
    }
    return true;
  });
}

function unionOfXs(rows: readonly Layer[]): Float64Array {
  const all = new Set<number>();
  for (const { series } of rows) for (const x of series.xs) all.add(x);
  return Float64Array.from(all).sort();
}

/** The smallest distance of two cells of one row. */
function smallestGap(rows: readonly Layer[]): number {
  let smallest = Number.POSITIVE_INFINITY;
  for (const { series } of rows) {
    const { xs } = series;
    for (let i = 1; i < xs.length; i++) {
      const gap = xs[i]! - xs[i - 1]!;
      if (gap > 0 && gap < smallest) smallest = gap;
    }
  }
  return Number.isFinite(smallest) ? smallest : 0;
}

/** The xs of `all` that no cell of a row covers. Rows need not have their cells at the same xs. */
function missingXs({ series: { xs, ys } }: Layer, all: Float64Array, reach: number): Float64Array {
  const missing: number[] = [];
  const values = xs.filter((_, i) => !Number.isNaN(ys[i]!));
  let next = 0;
  for (const x of all) {
    while (next < values.length && values[next]! <= x) next++;
    const before = values[next - 1] ?? Number.NEGATIVE_INFINITY;
    const after = values[next] ?? Number.POSITIVE_INFINITY;
    if (before !== x && x - before >= reach && after - x >= reach) missing.push(x);
  }
  return Float64Array.from(missing);
}
