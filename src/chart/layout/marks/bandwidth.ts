import { isBroad, type Layer } from "../layer.ts";
import type { MarkKind } from "../../options/options.ts";

/** The room that a broad mark has around its x: how wide it is, and how far beside the x it stands. */
export interface Bandwidth {
  width: number;
  offset: number;
}

/** The share of the way to the next x that marks fill. */
const FILLED = 0.8;
/** Boxes have more room around them, as their whiskers and outliers need it, too. */
const BOX_FILLED = 0.6;
/** Wider bars look like areas. */
const WIDEST = 72;
const WIDEST_BOX = 48;

/** The room of each layer's marks, where points lie `gap` pixels apart. Bars share an x, in groups; so do boxes. */
export function computeBandwidths(layers: Layer[], gap: number): Bandwidth[] {
  const bars = groupsOf(layers, "bar");
  const boxes = groupsOf(layers, "box");
  return layers.map((layer) => {
    const { kind } = layer.mark;
    if (kind === "cell") return { width: gap, offset: 0 };
    if (kind === "candle") return { width: even(Math.min(gap * FILLED, WIDEST)), offset: 0 };
    if (kind === "box") return boxRoom(boxes.get(groupOf(layer)), boxes.size, gap);
    // Bins touch but for a line between them, as their values do.
    if (layer.summarizesWindow) return { width: Math.max(gap * FILLED, gap - 1), offset: 0 };
    const each = even(sharedWidth(gap * FILLED, WIDEST, bars.size));
    return { width: each, offset: each * placeIn(bars.get(groupOf(layer)), bars.size) };
  });
}

function boxRoom(place: number | undefined, count: number, gap: number): Bandwidth {
  if (count <= 1) return { width: even(Math.min(gap * BOX_FILLED, WIDEST_BOX)), offset: 0 };
  const each = sharedWidth(gap * FILLED, WIDEST_BOX, count);
  return { width: even(each * FILLED), offset: Math.round(each * placeIn(place, count)) };
}

/** What each of so many groups has of a width, none more than `widest`. */
function sharedWidth(width: number, widest: number, count: number): number {
  const groups = Math.max(1, count);
  return Math.max(1, Math.min(width, widest * groups)) / groups;
}

/** How many places a group stands right of the middle of all. */
function placeIn(place = 0, count: number): number {
  return place - (Math.max(1, count) - 1) / 2;
}

/** Whether any layer needs room. */
export function needBandwidth(layers: Layer[]): boolean {
  return layers.some(isBroad);
}

function groupsOf(layers: Layer[], kind: MarkKind): Map<string, number> {
  const groups = new Map<string, number>();
  for (const layer of layers) {
    const group = groupOf(layer);
    const isOne = layer.mark.kind === kind && !layer.hidden;
    if (isOne && !groups.has(group)) groups.set(group, groups.size);
  }
  return groups;
}

/** Bars of one stack stand at one place; so do boxes that have places of their own. */
function groupOf({ mark, index, ownBand }: Layer): string {
  if (mark.kind === "box") return ownBand ? "alone" : String(index);
  return mark.stack === false ? String(index) : `stack ${mark.axis}`;
}

// A stroke is sharp where it covers as many pixels to either side.
function even(width: number): number {
  return width < 2 ? width : Math.floor(width / 2) * 2;
}
