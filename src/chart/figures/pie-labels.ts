import { fitLabels, FONT_SIZE, wholeName } from "../layout/axes/label.ts";
import type { Settings } from "../options/settings.ts";
import { xOn, yOn } from "./arc.ts";
import { sliceLabel } from "./numbers.ts";
import type { Slice } from "./slices.ts";

/** A label beside a pie, and the line that leads to it. Pixels from the pie's centre. */
export interface SliceLabel {
  index: number;
  name: string;
  /** The whole name, where it is cut. */
  whole?: string;
  /** How wide the name may be, in pixels. */
  room: number;
  share: string;
  x: number;
  /** The baseline. */
  y: number;
  isLeft: boolean;
  /** From the slice's edge over a bend to the label. */
  leader: [start: Position, bend: Position, end: Position];
}

/** Pixels from the pie's centre. */
type Position = [x: number, y: number];

const ROW_HEIGHT = 17;
/** A leader's parts: from the edge to the bend, and on towards the text. */
const STEM = 10;
const ARM = 8;
const TEXT_GAP = 4;
/** From the middle of a line of text to its baseline. */
const MIDDLE_TO_BASELINE = 4;
/** Pixels that a label takes beside the pie, without its text. */
export const LABEL_REACH = STEM + ARM + TEXT_GAP;
/** A name is shortened to no less than this width. */
const MIN_NAME_WIDTH = 72;
/** Between a name and its share. */
const SPACE = 4;

/** Widths are rounded up to this, so that a pie keeps its size while its shares change. */
const WIDTH_STEP = 12;

/** How wide the widest label is, in pixels. */
export function widestSliceLabel(slices: readonly Slice[], settings: Settings): number {
  const { measureText } = settings;
  let widest = 0;
  for (const { name } of slices) widest = Math.max(widest, measureText(name, FONT_SIZE, false));
  const texts = [sliceLabel(settings)(0.888)];
  if (settings.values === "raw") texts.push(...slices.map(({ label }) => label));
  const share = Math.max(...texts.map((text) => measureText(text, FONT_SIZE, false)));
  return Math.ceil((widest + SPACE + share) / WIDTH_STEP) * WIDTH_STEP;
}

/** Pixels from the pie's centre to the edges of its box. */
interface Room {
  x: number;
  y: number;
}

/**
 * Places labels on both sides, each as near to the height of its slice as the others allow. Drops
 * the smallest slices' labels until all fit and no leader crosses the pie.
 */
export function layoutSliceLabels(
  slices: readonly Slice[],
  radius: number,
  room: Room,
  settings: Settings,
): SliceLabel[] {
  const isLeft = (slice: Slice) => slice.middle > Math.PI;
  const sides = [false, true].map((left) => slices.filter((slice) => isLeft(slice) === left));
  const labels = sides.flatMap((side, i) => layoutSide(side, i === 1, radius, room, settings));
  const names = labels.map(({ name }) => name);
  const rooms = labels.map((label) => label.room);
  return fitLabels(names, rooms, settings).map((name, i) => ({
    ...labels[i]!,
    name,
    ...wholeName(names[i]!, name),
  }));
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Wraps a right-to-left name in isolates, so that it does not reorder the text beside it. */
export function isolateDirection(name: string): string {
  return RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name;
}

/** A row for one label. */
interface LabelRow {
  slice: Slice;
  /** The y at which the slice's stem ends. */
  wantedY: number;
  y: number;
}

function layoutSide(
  side: readonly Slice[],
  isLeft: boolean,
  radius: number,
  room: Room,
  settings: Settings,
): SliceLabel[] {
  let rows = side
    .map((slice): LabelRow => ({ slice, wantedY: yOn(radius + STEM, slice.middle), y: 0 }))
    .sort((a, b) => a.wantedY - b.wantedY);
  const maxRows = Math.floor((2 * room.y) / ROW_HEIGHT);
  while (rows.length > 0) {
    if (rows.length > maxRows) {
      rows = withoutSmallest(rows, rows);
      continue;
    }
    spreadRows(rows, room.y);
    const labels = rows.map((row) => layoutLabel(row, isLeft, radius, room.x, settings));
    const fitting = labels.filter((label) => label !== undefined && !crossesPie(label, radius));
    if (fitting.length === labels.length) return fitting as SliceLabel[];
    const wrong = rows.filter((_, i) => !fitting.includes(labels[i]));
    rows = withoutSmallest(rows, wrong);
  }
  return [];
}

/** The rows without that one of the candidates whose slice is the smallest. */
function withoutSmallest(rows: readonly LabelRow[], candidates: readonly LabelRow[]): LabelRow[] {
  const smallest = candidates.reduce((least, row) =>
    row.slice.share < least.slice.share ? row : least,
  );
  return rows.filter((row) => row !== smallest);
}

/** Moves rows apart, first down and then up again, within `room` pixels of the centre. */
function spreadRows(rows: LabelRow[], room: number): void {
  let free = -room + ROW_HEIGHT / 2;
  for (const row of rows) {
    row.y = Math.max(row.wantedY, free);
    free = row.y + ROW_HEIGHT;
  }
  free = room - ROW_HEIGHT / 2;
  for (let i = rows.length - 1; i >= 0; i--) {
    const row = rows[i]!;
    if (row.y <= free) {
      if (i === rows.length - 1 || row.y === row.wantedY) break;
    } else row.y = free;
    free = row.y - ROW_HEIGHT;
  }
}

/** The label of a row, with its whole name; undefined if its name would become too short. */
function layoutLabel(
  { slice, y }: LabelRow,
  isLeft: boolean,
  radius: number,
  room: number,
  { measureText }: Settings,
): SliceLabel | undefined {
  const side = isLeft ? -1 : 1;
  const bendRadius = radius + STEM;
  // Beside the pie a label stands as near to it as its height allows.
  const bendX = Math.max(
    Math.sqrt(Math.max(0, bendRadius * bendRadius - y * y)),
    Math.abs(xOn(bendRadius, slice.middle)),
  );
  const x = side * Math.round(bendX + ARM + TEXT_GAP);
  const shareWidth = measureText(slice.label, FONT_SIZE, false) + SPACE;
  const free = room - Math.abs(x) - shareWidth;
  const nameWidth = measureText(slice.name, FONT_SIZE, false);
  if (free < Math.min(nameWidth, MIN_NAME_WIDTH)) return undefined;
  const middleY = Math.round(y);
  return {
    index: slice.index,
    name: slice.name,
    room: free,
    share: slice.label,
    x,
    y: middleY + MIDDLE_TO_BASELINE,
    isLeft,
    leader: [
      [xOn(radius + 2, slice.middle), yOn(radius + 2, slice.middle)],
      [side * bendX, middleY],
      [x - side * TEXT_GAP, middleY],
    ],
  };
}

/** Whether a label's leader runs through the pie on its way to the bend. */
function crossesPie({ leader: [start, bend] }: SliceLabel, radius: number): boolean {
  const [x, y] = start;
  const dx = bend[0] - x;
  const dy = bend[1] - y;
  // The point of the line through both that is nearest to the centre, as a share of the way.
  const nearest = -(x * dx + y * dy) / (dx * dx + dy * dy);
  if (nearest <= 0) return false;
  const t = Math.min(1, nearest);
  return Math.hypot(x + t * dx, y + t * dy) < radius;
}
