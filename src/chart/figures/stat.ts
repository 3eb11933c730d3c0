import type { Cache } from "../base/cache.ts";
import type { MarkTypes } from "../layout/mark-type.ts";
import type { Settings } from "../options/settings.ts";
import type { Rect } from "../layout/axes/margins.ts";
import { describeChange } from "./change.ts";
import { fittingSize, valueWidth } from "./large-value.ts";
import type { Latest } from "./latest.ts";
import { toneAt, valueLabel, gaugeZones } from "./numbers.ts";
import {
  CHANGE_GAP,
  CHANGE_SIZE,
  hasRoomForName,
  isLow,
  NAME_HEIGHT,
  type Draft,
  layoutTile,
  type TileLayout,
  type TileStyle,
} from "./stat-tile.ts";
import { hasLine } from "./tile-line.ts";
import { TILE_GAP, tileGrid } from "./tile-grid.ts";

export interface StatLayout {
  kind: "stat";
  tiles: TileLayout[];
  /** Tiles are set off from each other. */
  cards: boolean;
  /** The font size of the values, in pixels. */
  valueSize: number;
}

const PADDING = 14;

/** Tiles in rows; those that would be too small are left out. */
export function layoutStat(
  latest: readonly Latest[],
  box: Rect,
  settings: Settings,
  types: MarkTypes,
  cache: Cache,
): StatLayout {
  const shown = latest.filter(({ hidden }) => !hidden);
  const bare = settings.variant === "sparkline";
  const grid = tileGrid(shown.length, box);
  const { columns, rows, width, height } = grid;
  const cards = shown.length > 1 && !bare;
  const drafts = draftsOf(shown.slice(0, columns * rows), settings);
  const padding = cards ? Math.min(PADDING, Math.floor(height / 8)) : 0;
  const named = !bare && (cards || settings.title === "" || settings.legend === true);
  const look = tileStyle(drafts, { padding, named }, width, height, settings);
  const tiles = drafts.map((draft, i) => {
    const x = Math.round(box.x + (i % columns) * (width + TILE_GAP));
    const y = Math.round(box.y + Math.floor(i / columns) * (height + TILE_GAP));
    return layoutTile(draft, { x, y, width, height }, look, settings, types, cache);
  });
  return { kind: "stat", tiles, cards, valueSize: look.valueSize };
}

function draftsOf(shown: readonly Latest[], settings: Settings): Draft[] {
  const zones = gaugeZones(settings.bands, settings.thresholds);
  const label = valueLabel(settings);
  return shown.map((one) => {
    const text = Number.isNaN(one.value) ? NO_VALUE : label(one.value);
    const candidates = [text, ...extentOf(one).map(label)];
    const change = settings.variant === "sparkline" ? undefined : describeChange(one, settings);
    return { one, text, candidates, tone: toneAt(one.value, zones), change };
  });
}

const NO_VALUE = "–";

function extentOf({ series: { ys }, from }: Latest): number[] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = from; i < ys.length; i++) {
    if (ys[i]! < low) low = ys[i]!;
    if (ys[i]! > high) high = ys[i]!;
  }
  return low > high ? [] : [low, high];
}

const LARGEST_VALUE = 96;
const SMALLEST_VALUE = 12;

/** One size for all tiles, in which each value fits. */
function tileStyle(
  drafts: readonly Draft[],
  { padding, named }: Pick<TileStyle, "padding" | "named">,
  width: number,
  height: number,
  settings: Settings,
): TileStyle {
  const { measureText } = settings;
  const low = isLow(height, padding);
  const inner = width - 2 * padding;
  const free = height - 2 * padding - (named && hasRoomForName(height, padding) ? NAME_HEIGHT : 0);
  const share = low ? 0.7 : drafts.some(({ one }) => hasLine(one)) ? 0.38 : 0.5;
  const most = Math.floor(Math.min(LARGEST_VALUE, Math.max(SMALLEST_VALUE, free * share)));
  const texts = drafts.flatMap(({ candidates }) => candidates);
  const room = low ? inner * 0.55 : inner;
  const valueSize = fittingSize(texts, room, most, SMALLEST_VALUE, measureText);
  const beside = drafts.every(({ change, candidates }) => {
    if (change === undefined) return true;
    const widest = Math.max(...candidates.map((text) => valueWidth(text, valueSize, measureText)));
    return widest + CHANGE_GAP + measureText(change.text, CHANGE_SIZE, true) <= inner;
  });
  return { padding, named, valueSize, beside };
}
