import { fitText } from "../format/text/text-width.ts";
import type { Rect } from "../layout/axes/margins.ts";
import type { Settings } from "../options/settings.ts";
import type { Tone } from "../options/theme.ts";
import type { Change } from "./change.ts";
import { valueWidth } from "./large-value.ts";
import type { Latest } from "./latest.ts";
import { layoutTileLine, MIN_LINE_HEIGHT, type TileContext, type TileLine } from "./tile-line.ts";

/** The texts of a tile, before it has a place. */
export interface TileTexts {
  latest: Latest;
  /** The name, cut to the tile's width. */
  label: string;
  value: string;
  /** All texts that the value could have within its window: the widest decides the size. */
  candidates: string[];
  tone: Tone | undefined;
  change: Change | undefined;
}

/** What all tiles have in common. */
export interface TileStyle {
  /** Pixels between a tile's edge and its texts. */
  padding: number;
  /** The font size of the value, in pixels. */
  valueSize: number;
  hasNames: boolean;
  /** Where changes and lines are, one place in all tiles. */
  trend: {
    /** How wide the values may become, in pixels: a trend beside them starts behind. */
    valueWidth: number;
    /** How wide the names are: a line beside the values starts below those that would reach it. */
    nameWidth: number;
    hasChangeBeside: boolean;
    /** Some tile has a change, so that all leave room for one. */
    hasChange: boolean;
    /** The same for lines. */
    hasLine: boolean;
  };
}

/** A tile: a large value, its change, and a line of all values. In pixels of the picture. */
export interface TileLayout extends Rect {
  name: string;
  index: number;
  color?: string;
  value: number;
  /** The value as it is written, shortened to fit. */
  text: string;
  /** What the value means by the bands or thresholds. */
  tone?: Tone;
  /** The name as it is written; empty if there is no room. */
  label: string;
  /** The left end of the texts, and the baselines of name and value. */
  textX: number;
  labelY: number;
  valueY: number;
  change?: Change & { x: number; y: number };
  line?: TileLine;
}

export const NAME_HEIGHT = 20;
export const CHANGE_SIZE = 13;
export const CHANGE_GAP = 12;
const CHANGE_HEIGHT = 20;
/** A tile with less inner height has a value and no name. */
const MIN_NAMED_HEIGHT = 32;
/** A tile with less inner height has its line beside the value. */
const LOW = 60;
const LINE_GAP = 10;
/** The part of a name's height that is empty; the margin of a line does for it. */
const NAME_GAP = 4;

/** Whether a tile of this height has no room for a line below its value. */
export function isLow(height: number, padding: number): boolean {
  return height - 2 * padding < LOW;
}

/** Whether a tile of this height has room for a name above its value. */
export function hasRoomForName(height: number, padding: number): boolean {
  return height - 2 * padding >= MIN_NAMED_HEIGHT;
}

/** Lays out one tile in its box. */
export function layoutTile(
  texts: TileTexts,
  box: Rect,
  style: TileStyle,
  context: TileContext,
): TileLayout {
  const isBoxLow = isLow(box.height, style.padding);
  const tile = layoutTexts(texts, box, style, context.settings);
  const changeBaseline = isBoxLow ? undefined : changeY(tile, style);
  const change = layoutChange(tile, texts, changeBaseline, style, context.settings);
  if (change !== undefined) tile.change = change;
  const lineBox = isBoxLow ? boxBeside(tile, style) : boxBelow(tile, changeBaseline);
  const line = layoutTileLine(texts.latest, lineBox, context);
  if (line !== undefined) tile.line = line;
  return tile;
}

/** The tile with its name and its value. */
function layoutTexts(
  { latest, label, value: text, tone }: TileTexts,
  box: Rect,
  { padding, valueSize, hasNames, trend }: TileStyle,
  { measureText }: Settings,
): TileLayout {
  const { name, index, color, value } = latest;
  const room = box.width - 2 * padding;
  const hasName = hasNames && hasRoomForName(box.height, padding);
  const top = box.y + padding + (hasName ? NAME_HEIGHT : 0);
  const free = box.y + box.height - padding - top;
  const isCentered = isLow(box.height, padding) || !trend.hasLine;
  const baseline = isCentered ? top + free / 2 + valueSize * 0.36 : top + valueSize * 0.86;
  const fits = valueWidth(text, valueSize, measureText) <= room;
  return {
    ...box,
    name,
    index,
    ...(color === undefined ? undefined : { color }),
    ...(tone === undefined ? undefined : { tone }),
    value,
    text: fits ? text : fitText(text, room, valueSize, true, measureText),
    label: hasName ? label : "",
    textX: box.x + padding,
    labelY: box.y + padding + 11,
    valueY: Math.min(Math.round(baseline), box.y + box.height),
  };
}

/** The baseline of the changes; undefined if there is no room for them, or no change. */
function changeY({ valueY, y, height }: TileLayout, { trend }: TileStyle): number | undefined {
  if (!trend.hasChange) return undefined;
  if (trend.hasChangeBeside) return valueY;
  const baseline = valueY + CHANGE_HEIGHT;
  // A change gives way to the line, which says more.
  const below = trend.hasLine ? 2 + LINE_GAP + MIN_LINE_HEIGHT : 4;
  return baseline + below <= y + height ? baseline : undefined;
}

function layoutChange(
  { textX, width }: TileLayout,
  { change }: TileTexts,
  y: number | undefined,
  { trend, padding }: TileStyle,
  { measureText }: Settings,
): TileLayout["change"] {
  if (change === undefined || y === undefined) return undefined;
  if (trend.hasChangeBeside) return { x: textX + trend.valueWidth + CHANGE_GAP, y, ...change };
  const fits = measureText(change.text, CHANGE_SIZE, true) <= width - 2 * padding;
  return fits ? { x: textX, y, ...change } : undefined;
}

/** The box of a line to the right of the value, and below names that are long enough to reach it. */
function boxBeside(
  { x, y, width, height, textX, label }: TileLayout,
  { padding, trend }: TileStyle,
): Rect {
  const left = textX + trend.valueWidth + CHANGE_GAP;
  const isBelowName = label !== "" && trend.nameWidth > trend.valueWidth;
  const top = padding + (isBelowName ? NAME_HEIGHT - NAME_GAP : 0);
  return {
    x: left,
    y: y + top,
    width: x + width - padding - left,
    height: height - padding - top,
  };
}

/** The box of a line below the texts, from edge to edge of the tile. */
function boxBelow({ x, y, width, height, valueY }: TileLayout, changeBaseline = 0): Rect {
  const top = Math.max(valueY, changeBaseline) + 2 + LINE_GAP;
  return { x, y: top, width, height: y + height - top };
}
