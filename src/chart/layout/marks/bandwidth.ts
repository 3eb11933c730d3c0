import type { Bandwidth, Layer, MarkType } from "../mark-type.ts";

/** The share of the way to the next x that marks fill. */
export const FILLED = 0.8;
/** Wider bars look like areas. */
export const MAX_BAR_WIDTH = 72;

type Groups = ReadonlyMap<string, number>;

/**
 * The bandwidth of each layer, where points lie `gap` pixels apart; `undefined` where no mark takes
 * up width. Layers of one kind share the width at an x in groups, such as stacks.
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

/** The place of each group among those that are visible. */
function groupLayers(layers: Layer[], type: MarkType): Groups {
  const groups = new Map<string, number>();
  for (const layer of layers) {
    // A mean beside lying bars is drawn as bars, but takes no place of its own.
    if (layer.type !== type || layer.hidden || layer.derived === true) continue;
    const group = type.bandGroup(layer);
    if (!groups.has(group)) groups.set(group, groups.size);
  }
  return groups;
}

/** Marks of one stack share a place; others have one for each series. */
export function groupBySeries({ mark, index }: Layer): string {
  return mark.stack === false ? String(index) : `stack ${mark.axis}`;
}

/** What each of `count` groups gets of a width, none more than `max`. */
export function sharedWidth(width: number, max: number, count: number): number {
  const groups = Math.max(1, count);
  return Math.max(1, Math.min(width, max * groups)) / groups;
}

/** How many places a group stands right of the middle of all. */
export function placesFromMiddle(place = 0, count: number): number {
  return place - (Math.max(1, count) - 1) / 2;
}

/** A width in whole pixels to either side, as a stroke is sharp then. */
export function evenWidth(width: number): number {
  return width < 2 ? width : Math.floor(width / 2) * 2;
}
