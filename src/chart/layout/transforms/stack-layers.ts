import { withChanges } from "../../base/with-changes.ts";
import type { InterpolatedStack } from "../../data/stats/interpolate-stack.ts";
import type { StackMode, StackSeries } from "../../data/stats/stack.ts";
import type { Curve, MarkKind } from "../../options/choices.ts";
import type { Settings } from "../../options/settings.ts";
import type { Layer } from "../mark-type.ts";
import { isPercentStacked, stackKey } from "../marks/stack-key.ts";

/**
 * Stacks series.
 *
 * @param curve of their marks.
 * @param countsEvents the x axis counts events, so there is nothing between two points.
 * @returns undefined for a hidden one.
 */
type StackFunction = (
  series: readonly StackSeries[],
  mode: StackMode,
  curve: Curve,
  countsEvents: boolean,
) => (InterpolatedStack | undefined)[];

/**
 * Stacks layers of one kind, on each axis in order. The kinds that can be stacked bring this along.
 *
 * @returns all layers.
 */
export function stackLayers(
  layers: Layer[],
  kind: MarkKind,
  { xAxis, values }: Settings,
  stack: StackFunction,
): Layer[] {
  const countsEvents = xAxis === "ordinal";
  const result = [...layers];
  for (const members of findStacks(layers, kind)) {
    const first = layers[members[0]!]!;
    const mode = isPercentStacked(first) ? "percent" : "zero";
    const series = members.map((i) => ({ hidden: layers[i]!.hidden, ...layers[i]!.series }));
    const stacked = stack(series, mode, first.mark.curve, countsEvents);
    for (const [k, i] of members.entries()) {
      const own = stacked[k];
      if (own === undefined) continue;
      const { shares, ...ends } = own;
      const layer = withChanges(layers[i]!, ends);
      if (shares !== undefined && values === "share") layer.shares = withShares(layer, shares);
      result[i] = layer;
    }
  }
  return result;
}

/** The indices of the layers of each stack of one kind. */
function findStacks(layers: readonly Layer[], kind: MarkKind): Iterable<number[]> {
  const stacks = new Map<string, number[]>();
  for (const [i, layer] of layers.entries()) {
    const key = layer.type.kind === kind ? stackKey(layer) : undefined;
    if (key !== undefined) stacks.set(key, [...(stacks.get(key) ?? []), i]);
  }
  return stacks.values();
}

/** A layer with its shares in place of its values. */
function withShares(layer: Layer, shares: Float64Array): Layer {
  const { extremaIndex: _extremaIndex, ...series } = layer.series;
  return { ...layer, series: { ...series, ys: shares } };
}
