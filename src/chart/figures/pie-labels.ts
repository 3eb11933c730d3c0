import { FONT_SIZE } from "../layout/axes/title-legend.ts";
import type { Settings } from "../options/settings.ts";
import { fitText } from "../format/text/text-width.ts";
import { xOn, yOn } from "./arc.ts";
import { shareLabel } from "./numbers.ts";
import type { Slice } from "./slices.ts";

/** A label beside a pie, and the line that leads to it. Pixels from the middle. */
export interface SliceLabel {
  index: number;
  name: string;
  share: string;
  x: number;
  /** The baseline. */
  y: number;
  isLeft: boolean;
  /** From the slice's edge over a bend to the label. */
  leader: [start: Position, bend: Position, end: Position];
}

/** Pixels from the middle of the pie. */
type Position = [x: number, y: number];

const ROW = 17;
const STEM = 10;
const ARM = 8;
const TEXT_GAP = 4;
/** From the middle of a line of text to its baseline. */
const MIDDLE = 4;
/** What a label takes beside the pie, without its text. */
export const LABEL_REACH = STEM + ARM + TEXT_GAP;
/** A name is cut no shorter than this. */
const LEAST_NAME = 72;
/** Between a name and its share. */
const SPACE = 4;

/** Widths come in steps, so that a pie keeps its size while its shares change. */
const WIDTH_STEP = 12;

/** How wide the widest label is, in pixels. */
export function widestLabel(slices: readonly Slice[], settings: Settings): number {
  const { measureText } = settings;
  let widest = 0;
  for (const { name } of slices) widest = Math.max(widest, measureText(name, FONT_SIZE, false));
  const share = measureText(shareLabel(settings)(0.888), FONT_SIZE, false);
  return Math.ceil((widest + SPACE + share) / WIDTH_STEP) * WIDTH_STEP;
}

/**
 * Labels on both sides, each at the height of its slice or as near as others let it. Those for which
 * there is no room, or whose line would cross the pie, are left out, the smallest first.
 *
 * @param room pixels from the middle to the side's edge, and up to the top's.
 */
export function pieLabels(
  slices: readonly Slice[],
  radius: number,
  room: { x: number; y: number },
  settings: Settings,
): SliceLabel[] {
  const isLeft = (slice: Slice) => slice.middle > Math.PI;
  const sides = [false, true].map((left) => slices.filter((slice) => isLeft(slice) === left));
  return sides.flatMap((side, i) => sideLabels(side, i === 1, radius, room, settings));
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** A name that keeps its own direction, and does not turn what stands beside it. */
export function isolateDirection(name: string): string {
  return RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name;
}

interface Seat {
  slice: Slice;
  wanted: number;
  y: number;
}

function sideLabels(
  side: readonly Slice[],
  isLeft: boolean,
  radius: number,
  room: { x: number; y: number },
  settings: Settings,
): SliceLabel[] {
  let seats = side
    .map((slice) => ({ slice, wanted: yOn(radius + STEM, slice.middle), y: 0 }))
    .sort((a, b) => a.wanted - b.wanted);
  const most = Math.floor((2 * room.y) / ROW);
  while (seats.length > 0) {
    if (seats.length <= most) {
      seat(seats, room.y);
      const labels = seats.map((one) => labelAt(one, isLeft, radius, room.x, settings));
      const right = labels.filter((label) => label !== undefined && !crosses(label, radius));
      if (right.length === labels.length) return right as SliceLabel[];
      const wrong = seats.filter((_, i) => !right.includes(labels[i]));
      seats = without(seats, smallestOf(wrong));
    } else seats = without(seats, smallestOf(seats));
  }
  return [];
}

function smallestOf(seats: readonly Seat[]): Seat {
  return seats.reduce((least, one) => (one.slice.share < least.slice.share ? one : least));
}

function without(seats: readonly Seat[], one: Seat): Seat[] {
  return seats.filter((other) => other !== one);
}

/** Moves labels apart, down and then up again, within the room. */
function seat(seats: Seat[], room: number): void {
  let free = -room + ROW / 2;
  for (const one of seats) {
    one.y = Math.max(one.wanted, free);
    free = one.y + ROW;
  }
  free = room - ROW / 2;
  for (let i = seats.length - 1; i >= 0; i--) {
    const one = seats[i]!;
    if (one.y <= free) {
      if (i === seats.length - 1 || one.y === one.wanted) break;
    } else one.y = free;
    free = one.y - ROW;
  }
}

function labelAt(
  { slice, y }: Seat,
  isLeft: boolean,
  radius: number,
  room: number,
  settings: Settings,
): SliceLabel | undefined {
  const { measureText } = settings;
  const side = isLeft ? -1 : 1;
  const beyond = radius + STEM;
  // Beside the pie a label stands as near to it as its height allows.
  const arm = Math.max(
    Math.sqrt(Math.max(0, beyond * beyond - y * y)),
    Math.abs(xOn(beyond, slice.middle)),
  );
  const x = side * Math.round(arm + ARM + TEXT_GAP);
  const shareWidth = measureText(slice.shareText, FONT_SIZE, false) + SPACE;
  const free = room - Math.abs(x) - shareWidth;
  const nameWidth = measureText(slice.name, FONT_SIZE, false);
  if (free < Math.min(nameWidth, LEAST_NAME)) return undefined;
  const name =
    nameWidth <= free ? slice.name : fitText(slice.name, free, FONT_SIZE, false, measureText);
  const at = Math.round(y);
  return {
    index: slice.index,
    name,
    share: slice.shareText,
    x,
    y: at + MIDDLE,
    isLeft,
    leader: [
      [xOn(radius + 2, slice.middle), yOn(radius + 2, slice.middle)],
      [side * arm, at],
      [x - side * TEXT_GAP, at],
    ],
  };
}

/** Whether a label's line runs through the pie. */
function crosses({ leader: [start, bend] }: SliceLabel, radius: number): boolean {
  const [x, y] = start;
  const dx = bend[0] - x;
  const dy = bend[1] - y;
  const along = -(x * dx + y * dy) / (dx * dx + dy * dy);
  if (along <= 0) return false;
  const t = Math.min(1, along);
  return Math.hypot(x + t * dx, y + t * dy) < radius;
}
