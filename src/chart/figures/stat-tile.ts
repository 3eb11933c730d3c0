import { fitText } from "../format/text/text-width.ts";
import type { Rect } from "../layout/axes/margins.ts";
import { FONT_SIZE } from "../layout/axes/label.ts";
import type { Settings } from "../options/settings.ts";
import type { Tone } from "../options/theme.ts";
import type { Change } from "./change.ts";
import { valueWidth } from "./large-value.ts";
import type { Latest } from "./latest.ts";
import {
  hasLine,
  layoutTileLine,
  MIN_LINE_HEIGHT,
  type TileContext,
  type TileLine,
} from "./tile-line.ts";

/** The texts of a tile, before it has a place. */
export interface TileTexts {
  latest: Latest;
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
  /** Changes stand beside the values rather than below. */
  hasChangeBeside: boolean;
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
  const { padding, valueSize } = style;
  const { measureText } = context.settings;
  const isBoxLow = isLow(box.height, padding);
  const tile = layoutTexts(texts, box, style, context.settings);
  const taken = Math.ceil(
    Math.max(...texts.candidates.map((text) => valueWidth(text, valueSize, measureText))),
  );
  if (texts.change !== undefined && !isBoxLow) {
    const change = layoutChange(tile, texts, taken, style, context.settings);
    if (change !== undefined) tile.change = change;
  }
  const lineBox = isBoxLow ? boxBeside(tile, taken, padding) : boxBelow(tile);
  const line = layoutTileLine(texts.latest, lineBox, context);
  if (line !== undefined) tile.line = line;
  return tile;
}

/** The tile with its name and its value. */
function layoutTexts(
  { latest, value: text, tone }: TileTexts,
  box: Rect,
  { padding, valueSize, hasNames }: TileStyle,
  { measureText }: Settings,
): TileLayout {
  const { name, index, color, value } = latest;
  const room = box.width - 2 * padding;
  const hasName = hasNames && hasRoomForName(box.height, padding);
  const top = box.y + padding + (hasName ? NAME_HEIGHT : 0);
  const free = box.y + box.height - padding - top;
  const isCentered = isLow(box.height, padding) || !hasLine(latest);
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
    label: hasName ? fitText(name, room, FONT_SIZE, false, measureText) : "",
    textX: box.x + padding,
    labelY: box.y + padding + 11,
    valueY: Math.min(Math.round(baseline), box.y + box.height),
  };
}

/** @param taken how wide the value may become, in pixels. */
function layoutChange(
  { textX, valueY, y: tileY, width, height }: TileLayout,
  { change, latest }: TileTexts,
  taken: number,
  { hasChangeBeside, padding }: TileStyle,
  { measureText }: Settings,
): TileLayout["change"] {
  if (change === undefined) return undefined;
  if (hasChangeBeside) return { ...change, x: textX + taken + CHANGE_GAP, y: valueY };
  const y = valueY + CHANGE_HEIGHT;
  const fits = measureText(change.text, CHANGE_SIZE, true) <= width - 2 * padding;
  // A change gives way to the line, which says more.
  const below = hasLine(latest) ? 2 + LINE_GAP + MIN_LINE_HEIGHT : 4;
  return fits && y + below <= tileY + height ? { ...change, x: textX, y } : undefined;
}

/** The box of a line to the right of the value. */
function boxBeside(
  { x, y, width, height, textX }: TileLayout,
  taken: number,
  padding: number,
): Rect {
  const left = textX + taken + CHANGE_GAP;
  return {
    x: left,
    y: y + padding,
    width: x + width - padding - left,
    height: height - 2 * padding,
  };
}

/** The box of a line below the texts, from edge to edge of the tile. */
function boxBelow({ x, y, width, height, valueY, change }: TileLayout): Rect {
  const top = Math.max(valueY, change?.y ?? 0) + 2 + LINE_GAP;
  return { x, y: top, width, height: y + height - top };
}
