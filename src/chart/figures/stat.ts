import { clamp } from "../base/clamp.ts";
import { extent } from "../data/extent.ts";
import { fitLabels, labelWidth } from "../layout/axes/label.ts";
import type { Rect } from "../layout/axes/margins.ts";
import type { Settings } from "../options/settings.ts";
import { describeChange } from "./change.ts";
import { fitFontSize, valueWidth } from "./large-value.ts";
import type { Latest } from "./latest.ts";
import { aboveMore, layoutMore, type MoreValues, NO_VALUE } from "./more-values.ts";
import { findZones, toneAt, valueLabel } from "./numbers.ts";
import {
  CHANGE_GAP,
  CHANGE_SIZE,
  hasRoomForName,
  isLow,
  layoutTile,
  NAME_HEIGHT,
  type TileLayout,
  type TileStyle,
  type TileTexts,
} from "./stat-tile.ts";
import { layoutTileGrid, TILE_GAP, type TileGrid } from "./tile-grid.ts";
import { hasLine, type TileContext } from "./tile-line.ts";

/** A stat: a tile for each series. */
export interface StatLayout {
  kind: "stat";
  tiles: TileLayout[];
  /** Each tile has a background of its own. */
  cards: boolean;
  /** The values that have no room for a tile. */
  more?: MoreValues;
  /** The font size of the values, in pixels. */
  valueSize: number;
}

const PADDING = 14;

/** Lays out tiles in a grid; where not all have room, a row below says how many others there are. */
export function layoutStat(latest: readonly Latest[], box: Rect, context: TileContext): StatLayout {
  const { settings } = context;
  const visible = latest.filter(({ hidden }) => !hidden);
  const isBare = settings.variant === "sparkline";
  const all = layoutTileGrid(visible.length, box);
  const fit = all.columns * all.rows >= visible.length || isBare;
  const grid = fit ? all : layoutTileGrid(visible.length, aboveMore(box));
  const { columns, rows, width, height } = grid;
  const cards = visible.length > 1 && !isBare;
  const padding = cards ? Math.min(PADDING, Math.floor(height / 8)) : 0;
  const texts = writeTexts(visible.slice(0, columns * rows), width - 2 * padding, settings);
  const hasNames = !isBare && (cards || settings.title === "" || settings.legend === true);
  const style = chooseStyle(texts, { padding, hasNames }, grid, settings);
  const tiles = texts.map((one, i) => {
    const x = Math.round(box.x + (i % columns) * (width + TILE_GAP));
    const y = Math.round(box.y + Math.floor(i / columns) * (height + TILE_GAP));
    return layoutTile(one, { x, y, width, height }, style, context);
  });
  const layout: StatLayout = { kind: "stat", tiles, cards, valueSize: style.valueSize };
  const more = layoutMore(visible.slice(tiles.length), box, settings);
  return more === undefined ? layout : { ...layout, more };
}

/** @param room the width of a name, in pixels. */
function writeTexts(visible: readonly Latest[], room: number, settings: Settings): TileTexts[] {
  const zones = findZones(settings);
  const label = valueLabel(settings);
  const names = fitLabels(
    visible.map(({ name }) => name),
    room,
    settings,
  );
  return visible.map((latest, i) => {
    const { value: number, series, from } = latest;
    const value = Number.isNaN(number) ? NO_VALUE : label(number);
    const bounds = extent(series.ys, from) ?? [];
    return {
      latest,
      label: names[i]!,
      value,
      candidates: [value, ...bounds.map(label)],
      tone: toneAt(number, zones),
      change: settings.variant === "sparkline" ? undefined : describeChange(latest, settings),
    };
  });
}

const MAX_VALUE_SIZE = 96;
const MIN_VALUE_SIZE = 12;

/** One style for all tiles, with the largest font size at which every value fits. */
function chooseStyle(
  texts: readonly TileTexts[],
  { padding, hasNames }: Pick<TileStyle, "padding" | "hasNames">,
  { width, height }: TileGrid,
  settings: Settings,
): TileStyle {
  const { measureText } = settings;
  const isGridLow = isLow(height, padding);
  const inner = width - 2 * padding;
  const nameHeight = hasNames && hasRoomForName(height, padding) ? NAME_HEIGHT : 0;
  const free = height - 2 * padding - nameHeight;
  const share = isGridLow ? 0.7 : texts.some(({ latest }) => hasLine(latest)) ? 0.38 : 0.5;
  const largest = Math.floor(clamp(free * share, MIN_VALUE_SIZE, MAX_VALUE_SIZE));
  const room = isGridLow ? inner * 0.55 : inner;
  const values = texts.flatMap(({ candidates }) => candidates);
  const valueSize = fitFontSize(values, room, largest, MIN_VALUE_SIZE, measureText);
  return { padding, valueSize, hasNames, trend: placeTrend(texts, valueSize, inner, settings) };
}

/** Puts changes beside the values if there is room in every tile. */
function placeTrend(
  texts: readonly TileTexts[],
  valueSize: number,
  inner: number,
  settings: Settings,
): TileStyle["trend"] {
  const { measureText } = settings;
  const changes = texts.flatMap(({ change }) => (change === undefined ? [] : [change.text]));
  const values = texts.flatMap(({ candidates }) => candidates);
  const widest = Math.max(0, ...values.map((text) => valueWidth(text, valueSize, measureText)));
  const width = Math.min(inner, Math.ceil(widest));
  const room = inner - width - CHANGE_GAP;
  return {
    valueWidth: width,
    nameWidth: Math.max(0, ...texts.map(({ label }) => labelWidth(label, settings))),
    hasChange: changes.length > 0,
    hasChangeBeside: changes.every((text) => measureText(text, CHANGE_SIZE, true) <= room),
    hasLine: texts.some(({ latest }) => hasLine(latest)),
  };
}
