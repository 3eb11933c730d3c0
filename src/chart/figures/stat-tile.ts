import { FONT_SIZE } from "../layout/axes/label.ts";
import type { Cache } from "../base/cache.ts";
import type { MarkTypes } from "../layout/mark-type.ts";
import type { Tone } from "../options/theme.ts";
import type { Settings } from "../options/settings.ts";
import type { Rect } from "../layout/axes/margins.ts";
import { fitText } from "../format/text/text-width.ts";
import type { Change } from "./change.ts";
import { valueWidth } from "./large-value.ts";
import type { Latest } from "./latest.ts";
import { hasLine, LEAST_HEIGHT, layoutSparkline, type TileLine } from "./tile-line.ts";

/** What a tile says. */
export interface Draft {
  one: Latest;
  text: string;
  /** The texts that may stand there while the window is this. */
  candidates: string[];
  tone: Tone | undefined;
  change: Change | undefined;
}

/** What all tiles have in common. */
export interface TileStyle {
  /** Room between a tile's edge and its texts, in pixels. */
  padding: number;
  valueSize: number;
  named: boolean;
  /** Changes stand beside the values, else below. */
  beside: boolean;
}

/** A tile: a value large, what it was, and a line of all values. In pixels of the picture. */
export interface TileLayout extends Rect {
  name: string;
  index: number;
  color?: string;
  value: number;
  /** The value as it is written; cut where there is no room. */
  text: string;
  /** What the value means, where a band or a threshold says. */
  tone?: Tone;
  /** The name, as it is written. */
  label: string;
  /** The left end of its texts, and the baselines of name and value. */
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
/** A lower tile has room for its value alone. */
const LEAST_NAMED = 32;
/** Below this height the line stands beside the value. */
const LOW = 60;
const LINE_GAP = 10;

/** Whether a tile of this height has no room for a line below its value. */
export function isLow(height: number, padding: number): boolean {
  return height - 2 * padding < LOW;
}

/** Whether a tile of this height has room for a name above its value. */
export function hasRoomForName(height: number, padding: number): boolean {
  return height - 2 * padding >= LEAST_NAMED;
}

export function layoutTile(
  draft: Draft,
  box: Rect,
  look: TileStyle,
  settings: Settings,
  types: MarkTypes,
  cache: Cache,
): TileLayout {
  const { one, tone } = draft;
  const { padding, valueSize } = look;
  const { measureText } = settings;
  const room = box.width - 2 * padding;
  const named = look.named && hasRoomForName(box.height, padding);
  const low = isLow(box.height, padding);
  const top = box.y + padding + (named ? NAME_HEIGHT : 0);
  const free = box.y + box.height - padding - top;
  const isCentered = low || !hasLine(one);
  const fits = valueWidth(draft.text, valueSize, measureText) <= room;
  const tile: TileLayout = {
    ...box,
    name: one.name,
    index: one.index,
    ...(one.color === undefined ? undefined : { color: one.color }),
    ...(tone === undefined ? undefined : { tone }),
    value: one.value,
    text: fits ? draft.text : fitText(draft.text, room, valueSize, true, measureText),
    label: named ? fitText(one.name, room, FONT_SIZE, false, measureText) : "",
    textX: box.x + padding,
    labelY: box.y + padding + 11,
    valueY: Math.min(
      Math.round(isCentered ? top + free / 2 + valueSize * 0.36 : top + valueSize * 0.86),
      box.y + box.height,
    ),
  };
  const taken = Math.ceil(
    Math.max(...draft.candidates.map((text) => valueWidth(text, valueSize, measureText))),
  );
  if (draft.change !== undefined && !low) {
    addChange(tile, draft.change, taken, hasLine(one), look, settings);
  }
  const left = tile.textX + taken + CHANGE_GAP;
  const line = low
    ? {
        x: left,
        y: box.y + padding,
        width: tile.textX + room - left,
        height: box.height - 2 * padding,
      }
    : boxBelow(tile);
  const drawn = layoutSparkline(one, line, settings, types, cache);
  if (drawn !== undefined) tile.line = drawn;
  return tile;
}

function addChange(
  tile: TileLayout,
  change: Change,
  taken: number,
  withLine: boolean,
  { beside, padding }: TileStyle,
  { measureText }: Settings,
): void {
  const { textX, valueY } = tile;
  if (beside) {
    tile.change = { ...change, x: textX + taken + CHANGE_GAP, y: valueY };
    return;
  }
  const y = valueY + CHANGE_HEIGHT;
  const fits = measureText(change.text, CHANGE_SIZE, true) <= tile.width - 2 * padding;
  // The line tells more than the change.
  const below = withLine ? 2 + LINE_GAP + LEAST_HEIGHT : 4;
  if (fits && y + below <= tile.y + tile.height) tile.change = { ...change, x: textX, y };
}

/** The line runs from edge to edge of its tile. */
function boxBelow({ x, y, width, height, valueY, change }: TileLayout): Rect {
  const top = Math.max(valueY, change?.y ?? 0) + 2 + LINE_GAP;
  return { x, y: top, width, height: y + height - top };
}
