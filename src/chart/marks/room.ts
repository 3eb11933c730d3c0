import { isBroad, type Layer } from "../layer.ts";

/** The room that a broad mark has around its x: how wide it is, and how far beside the x it stands. */
export interface Room {
  width: number;
  beside: number;
}

/** The share of the way to the next x that marks fill. */
const FILLED = 0.8;
/** Wider bars look like areas. */
const WIDEST = 72;

/** The room of each layer's marks, where points lie `gap` pixels apart. Bars share an x, in groups. */
export function roomsOf(layers: Layer[], gap: number): Room[] {
  const groups = groupsOf(layers);
  const width = Math.max(1, Math.min(gap * FILLED, WIDEST * Math.max(1, groups.size)));
  const each = even(width / Math.max(1, groups.size));
  return layers.map((layer) => {
    if (layer.mark.kind === "cell") return { width: gap, beside: 0 };
    if (layer.mark.kind !== "bar") return { width: even(Math.min(width, WIDEST)), beside: 0 };
    const place = groups.get(groupOf(layer)) ?? 0;
    return { width: each, beside: each * (place - (groups.size - 1) / 2) };
  });
}

/** Whether any layer needs room. */
export function needsRoom(layers: Layer[]): boolean {
  return layers.some(isBroad);
}

function groupsOf(layers: Layer[]): Map<string, number> {
  const groups = new Map<string, number>();
  for (const layer of layers) {
    const isBar = layer.mark.kind === "bar" && !layer.hidden;
    if (isBar && !groups.has(groupOf(layer))) groups.set(groupOf(layer), groups.size);
  }
  return groups;
}

/** Bars of one stack stand at one place. */
function groupOf({ mark, index }: Layer): string {
  return mark.stack === false ? String(index) : `stack ${mark.axis}`;
}

// A stroke is sharp where it covers as many pixels to either side.
function even(width: number): number {
  return width < 2 ? width : Math.floor(width / 2) * 2;
}
