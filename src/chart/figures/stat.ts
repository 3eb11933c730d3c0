import { FONT_SIZE } from "../header.ts";
import { layoutChart } from "../layout.ts";
import type { MarkLayout } from "../marks/mark.ts";
import type { Memory } from "../memory.ts";
import { createMemory } from "../memory.ts";
import type { NumberLabel } from "../number-label.ts";
import type { Tone } from "../options.ts";
import type { Settings } from "../settings.ts";
import type { Box } from "../surroundings.ts";
import { fitText } from "../text-width.ts";
import type { Latest } from "./latest.ts";
import { shareLabel, toneAt, valueLabel, type Zone, zonesOf } from "./numbers.ts";

/** A tile: a value large, what it was, and a line of all values. In pixels from the picture's corner. */
export interface TileLayout extends Box {
  name: string;
  index: number;
  color?: string;
  value: number;
  text: string;
  tone?: Tone;
  label: string;
  /** The change against the first value of the window. */
  change?: { text: string; tone: Tone; x: number; y: number };
  textX: number;
  labelY: number;
  valueY: number;
  line?: { box: Box; slide: number; mark: MarkLayout; decimals: number };
}

export interface StatLayout {
  kind: "stat";
  tiles: TileLayout[];
  /** Tiles are set off from each other. */
  cards: boolean;
  valueSize: number;
}

const GAP = 12;
const TILE_PADDING = 14;
const LEAST_WIDTH = 140;
const LEAST_HEIGHT = 44;
const BEST_SHAPE = 1.9;
const NAME_HEIGHT = 20;
/** Below this height the line stands beside the value. */
const LOW = 72;
const LARGEST_VALUE = 96;
const SMALLEST_VALUE = 12;
const CHANGE_SIZE = 13;

/** Tiles in rows, as near to a pleasant shape as can be. */
export function statOf(
  latest: readonly Latest[],
  box: Box,
  settings: Settings,
  memory: Memory,
): StatLayout {
  const shown = latest.filter(({ hidden }) => !hidden);
  const bare = settings.variant === "sparkline";
  const { columns, rows, width, height } = gridOf(shown.length, box);
  const cards = shown.length > 1 && !bare;
  const zones = zonesOf(settings.bands, settings.thresholds);
  const seen = shown.slice(0, columns * rows);
  const named = !bare && (seen.length > 1 || settings.title === "" || settings.legend === true);
  const drafts = seen.map((one, i) => {
    const x = Math.round(box.x + (i % columns) * (width + GAP));
    const y = Math.round(box.y + Math.floor(i / columns) * (height + GAP));
    return draftOf(one, { x, y, width, height }, zones, settings);
  });
  const pad = cards ? Math.min(TILE_PADDING, Math.floor(height / 6)) : 0;
  const size = valueSize(
    drafts,
    { width: width - 2 * pad, height: height - 2 * pad },
    named,
    settings,
  );
  const look: Look = { pad, size, named, settings };
  const tiles = drafts.map((draft, i) => finished(draft, seen[i]!, look, memory));
  return { kind: "stat", tiles, cards, valueSize: size };
}

function gridOf(count: number, { width, height }: Box) {
  const most = Math.max(1, Math.min(count, Math.floor((width + GAP) / (LEAST_WIDTH + GAP))));
  const mostRows = Math.max(1, Math.floor((height + GAP) / (LEAST_HEIGHT + GAP)));
  let best = { columns: 1, rows: 1, width, height, badness: Number.POSITIVE_INFINITY };
  for (let columns = 1; columns <= most; columns++) {
    const rows = Math.min(mostRows, Math.max(1, Math.ceil(count / columns)));
    const cell = {
      width: Math.floor((width - GAP * (columns - 1)) / columns),
      height: Math.floor((height - GAP * (rows - 1)) / rows),
    };
    const missing = Math.max(0, count - rows * columns) + (rows * columns - count) / 4;
    const shape = Math.abs(Math.log(cell.width / cell.height / BEST_SHAPE));
    const badness = missing + shape;
    if (badness < best.badness) best = { columns, rows, ...cell, badness };
  }
  return best;
}

interface Draft {
  box: Box;
  one: Latest;
  text: string;
  /** The texts that may stand there while the window is this. */
  widest: string[];
  tone: Tone | undefined;
}

function draftOf(one: Latest, box: Box, zones: readonly Zone[], settings: Settings): Draft {
  const [low, high] = extentOf(one);
  const label = valueLabel(Math.max(Math.abs(low), Math.abs(high)), settings);
  const text = Number.isNaN(one.value) ? "–" : label(one.value);
  return {
    box,
    one,
    text,
    widest: widestOf(text, low, high, label),
    tone: toneAt(one.value, zones),
  };
}

function widestOf(text: string, low: number, high: number, label: NumberLabel): string[] {
  return low > high ? [text] : [text, label(low), label(high)];
}

function extentOf({ series: { ys }, from, value }: Latest): [number, number] {
  let low = Number.isNaN(value) ? Number.POSITIVE_INFINITY : value;
  let high = Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value;
  for (let i = from; i < ys.length; i++) {
    if (ys[i]! < low) low = ys[i]!;
    if (ys[i]! > high) high = ys[i]!;
  }
  return low > high ? [1, 0] : [low, high];
}

/** One size for all tiles, in which each value fits. */
function valueSize(
  drafts: readonly Draft[],
  { width, height }: { width: number; height: number },
  named: boolean,
  { measureText, variant }: Settings,
): number {
  const isLow = height < LOW;
  const free = height - (named && height >= LEAST_HEIGHT ? NAME_HEIGHT : 0);
  const wanted = variant === "sparkline" ? free * 0.62 : isLow ? free * 0.8 : free * 0.38;
  let size = Math.floor(Math.min(LARGEST_VALUE, Math.max(SMALLEST_VALUE, wanted)));
  const room = isLow ? width * 0.55 : width;
  const texts = drafts.flatMap(({ widest }) => widest);
  while (size > SMALLEST_VALUE && texts.some((text) => measureText(text, size, true) > room))
    size--;
  return size;
}

interface Look {
  pad: number;
  size: number;
  named: boolean;
  settings: Settings;
}

function finished(
  { box, one, text, tone, widest }: Draft,
  latest: Latest,
  look: Look,
  memory: Memory,
): TileLayout {
  const { pad, size, settings } = look;
  const { measureText } = settings;
  const named = look.named && box.height - 2 * pad >= LEAST_HEIGHT - 12;
  const room = box.width - 2 * pad;
  const textX = box.x + pad;
  const top = box.y + pad + (named ? NAME_HEIGHT : 0);
  const isLow = box.height - 2 * pad < LOW;
  const free = box.y + box.height - pad - top;
  const valueY = Math.round(isLow ? top + free / 2 + size * 0.36 : top + size * 0.86);
  const tile: TileLayout = {
    ...box,
    name: one.name,
    index: one.index,
    ...(one.color === undefined ? undefined : { color: one.color }),
    ...(tone === undefined ? undefined : { tone }),
    value: one.value,
    text: fitText(text, room, size, true, measureText),
    label: named ? fitText(one.name, room, FONT_SIZE, false, measureText) : "",
    textX,
    labelY: box.y + pad + 11,
    valueY,
  };
  const taken = Math.max(...widest.map((wide) => measureText(wide, size, true)));
  const end = addChange(tile, latest, taken, room, isLow, settings);
  const lineBox = isLow
    ? {
        x: textX + Math.ceil(taken) + 12,
        y: top,
        width: room - Math.ceil(taken) - 12,
        height: free,
      }
    : lineBelow(box, end, pad);
  addLine(tile, latest, lineBox, settings, memory);
  return tile;
}

/** The line runs from edge to edge of its tile. */
function lineBelow(box: Box, end: number, pad: number): Box {
  const y = end + 10;
  return { x: box.x, y, width: box.width, height: box.y + box.height - y - (pad > 0 ? 4 : 0) };
}

/** @returns where the texts end. */
function addChange(
  tile: TileLayout,
  { value, first }: Latest,
  taken: number,
  room: number,
  isLow: boolean,
  settings: Settings,
): number {
  const end = tile.valueY + 2;
  const change = changeOf(value, first, settings);
  if (change === undefined || settings.variant === "sparkline") return end;
  const width = settings.measureText(change.text, CHANGE_SIZE, true);
  if (taken + 12 + width <= room && !isLow) {
    const x = tile.textX + Math.ceil(taken) + 12;
    tile.change = { ...change, x, y: tile.valueY };
    return end;
  }
  if (isLow || width > room || tile.valueY + 20 > tile.y + tile.height) return end;
  tile.change = { ...change, x: tile.textX, y: tile.valueY + 20 };
  return end + 20;
}

function changeOf(value: number, first: number, settings: Settings) {
  if (Number.isNaN(value) || Number.isNaN(first)) return undefined;
  const difference = value - first;
  if (difference === 0)
    return { text: `${STEADY} ${shareLabel(settings)(0)}`, tone: "neutral" as const };
  const size = Math.abs(difference);
  const share = size / Math.abs(first);
  const isShare = Number.isFinite(share) && share < MOST_SHARE;
  const text = isShare ? shareLabel(settings)(share) : valueLabel(size, settings)(size);
  return difference > 0
    ? { text: `${UP} ${text}`, tone: "good" as const }
    : { text: `${DOWN} ${text}`, tone: "bad" as const };
}

const UP = "▲";
const DOWN = "▼";
const STEADY = "▬";
/** More than a hundredfold is better told as a difference. */
const MOST_SHARE = 100;
const LEAST_LINE = 14;

function addLine(
  tile: TileLayout,
  latest: Latest,
  box: Box,
  settings: Settings,
  memory: Memory,
): void {
  const { series, from } = latest;
  if (box.height < LEAST_LINE || box.width < 2 * LEAST_LINE || series.xs.length - from < 2) return;
  const memories = memory.keep("tiles", [], () => new Map<number, Memory>());
  let own = memories.get(tile.index);
  if (own === undefined) memories.set(tile.index, (own = createMemory()));
  const { layout } = layoutChart(
    [series],
    { ...settings, ...LINE, width: box.width, height: box.height },
    own,
  );
  const mark = layout.marks[0];
  if (mark === undefined) return;
  const { plot, x, decimals } = layout;
  const bottom = box.height - plot.y;
  tile.line = {
    box: { x: box.x + plot.x, y: Math.round(box.y + plot.y), width: plot.width, height: bottom },
    slide: x.slide,
    mark: { ...mark, kind: "area", index: tile.index, zero: bottom },
    decimals,
  };
}

const LINE = {
  type: "line",
  variant: "sparkline",
  margin: { left: 0, right: 0, top: 3, bottom: 3 },
  thresholds: [],
  bands: [],
  annotations: [],
  hidden: new Set<string>(),
  tooltips: false,
  animate: false,
  glide: false,
} as const;
