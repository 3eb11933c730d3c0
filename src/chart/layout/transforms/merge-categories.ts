import { clampFinite } from "../../base/clamp.ts";
import { withChanges } from "../../base/with-changes.ts";
import type { Series } from "../../data/series.ts";
import type { Layer } from "../mark-type.ts";
import { stackKey } from "../marks/stack-key.ts";

/**
 * Adds up the points that a series has in one category, as rows that nobody summed have them. Bars and
 * stacks show amounts: drawn over each other, the largest would hide the others, and a stack would be
 * lower than its total.
 */
export function mergeCategories(layer: Layer): Layer {
  const { series, type } = layer;
  const showsAmounts = stackKey(layer) !== undefined || (type.standsOnZero && !type.connects);
  if (series.xKind !== "band" || !showsAmounts || !hasRepeats(series.xs)) return layer;
  const merged = mergeRepeats(series);
  return withChanges(layer, { series: merged, y1: merged.ys });
}

function hasRepeats(xs: Float64Array): boolean {
  for (let i = 1; i < xs.length; i++) if (xs[i] === xs[i - 1]) return true;
  return false;
}

/** One point for each x: the sum of the values there, the first colour, and all labels. */
function mergeRepeats(series: Series): Series {
  const { streamId: _streamId, extremaIndex: _extremaIndex, fields: _fields, ...rest } = series;
  const { xs, ys, labels, colors } = series;
  const starts = [...xs.keys()].filter((i) => i === 0 || xs[i] !== xs[i - 1]);
  const indicesOf = (k: number) => range(starts[k]!, starts[k + 1] ?? xs.length);
  const merged: Series = {
    ...rest,
    xs: Float64Array.from(starts, (i) => xs[i]!),
    ys: Float64Array.from(starts, (_, k) => sum(indicesOf(k).map((i) => ys[i]!))),
  };
  if (labels !== undefined) {
    merged.labels = starts.map((_, k) => joinTexts(indicesOf(k).map((i) => labels[i])));
  }
  if (colors !== undefined) {
    merged.colors = starts.map((_, k) => firstText(indicesOf(k).map((i) => colors[i])));
  }
  return merged;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

/** A gap adds nothing, but gaps alone are one. */
function sum(values: readonly number[]): number {
  const present = values.filter((value) => !Number.isNaN(value));
  return present.length === 0
    ? Number.NaN
    : clampFinite(present.reduce((total, value) => total + value));
}

function joinTexts(texts: readonly (string | undefined)[]): string | undefined {
  const distinct = new Set(texts.filter((text) => text !== undefined && text !== ""));
  return distinct.size === 0 ? undefined : [...distinct].join(", ");
}

function firstText(texts: readonly (string | undefined)[]): string | undefined {
  return texts.find((text) => text !== undefined && text !== "");
}
