import type { Bandwidth, Layer, MarkType } from "../mark-type.ts";
import { stackKey } from "./stack-key.ts";

/** The share of the gap between neighbouring xs that marks fill. */
export const FILLED_SHARE = 0.8;
/** Wider bars look like areas. */
export const MAX_BAR_WIDTH = 72;

/** The index of each group, from left to right. */
type Groups = ReadonlyMap<string, number>;

/**
 * Computes the bandwidth of each layer; `undefined` where no kind of mark has one. Layers of one kind
 * share the space at an x by groups, such as stacks.
 *
 * @param gap pixels between neighbouring xs.
 */
export function computeBandwidths(layers: Layer[], gap: number): Bandwidth[] | undefined {
  if (!layers.some(({ type }) => type.hasBandwidth)) return undefined;
  const groups = new Map<MarkType, Groups>();
  return layers.map((layer) => {
    const { type } = layer;
    let own = groups.get(type);
    if (own === undefined) groups.set(type, (own = groupLayers(layers, type)));
    return type.bandwidth(layer, gap, own);
  });
}

function groupLayers(layers: Layer[], type: MarkType): Groups {
  const groups = new Map<string, number>();
  for (const layer of layers) {
    // In a horizontal chart an average is drawn as bars, over those of its series and not beside them.
    if (layer.type !== type || layer.hidden || layer.derived === true) continue;
    const group = type.bandGroup(layer);
    if (!groups.has(group)) groups.set(group, groups.size);
  }
  return groups;
}

/** The group of a layer where each series has its own, and each stack. */
export function groupBySeries(layer: Layer): string {
  return stackKey(layer) ?? String(layer.index);
}

/** The width of each of `count` groups that share a width, at most `max`. */
export function sharedWidth(width: number, max: number, count: number): number {
  const groups = Math.max(1, count);
  return Math.max(1, Math.min(width, max * groups)) / groups;
}

/** The index of a group counted from the middle of all groups, such as -0.5 and 0.5 of two. */
export function centeredIndex(index = 0, count: number): number {
  return index - (Math.max(1, count) - 1) / 2;
}

/** Rounds a width down to whole pixels on both sides of the centre, so that strokes are sharp. */
export function evenWidth(width: number): number {
  return width < 2 ? width : Math.floor(width / 2) * 2;
}
