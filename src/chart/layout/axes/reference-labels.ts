import type { Settings } from "../../options/settings.ts";
import type { Tone } from "../../options/theme.ts";
import { isFree, type Obstacle } from "../marks/label-collision.ts";
import { labelWidth } from "./label.ts";
import type { Rect } from "./margins.ts";

/** A text inside the plot. */
export interface ReferenceLabel {
  text: string;
  /** Pixels from the plot's left edge; for annotations from the origin of x. */
  x: number;
  /** The baseline, in pixels from the plot's top. */
  y: number;
  anchor: "start" | "end";
  tone: Tone;
}

/** What labels are placed in. */
export interface LabelSpace {
  plot: Rect;
  /** Pixels from the origin of x to the plot's left edge. */
  translation: number;
  obstacles: readonly Obstacle[];
  settings: Settings;
  /** Whether there are labels at all: a sparkline has none. */
  hasRoom: boolean;
}

export const LABEL_HEIGHT = 16;
/** How far a label reaches above and below its baseline. */
const ASCENT = 12;
const DESCENT = 4;
/** Between labels on one line. */
const GAP = 8;

/**
 * Picks the first candidate that overlaps no other label and no mark; or, where each overlaps a mark,
 * the first that overlaps no other label.
 *
 * @param left pixels from the origin of x to where the candidates' x starts.
 * @param overlapsLabel whether a candidate overlaps another label.
 */
export function pickLabel(
  candidates: readonly ReferenceLabel[],
  left: number,
  { obstacles, settings, hasRoom }: LabelSpace,
  overlapsLabel: (candidate: ReferenceLabel) => boolean,
): ReferenceLabel | undefined {
  if (!hasRoom) return undefined;
  const free = candidates.filter((candidate) => !overlapsLabel(candidate));
  return free.find((label) => isFree(obstacles, left, boundingBox(label, settings))) ?? free[0];
}

/** Whether two labels overlap whose xs start at the same pixel. */
export function overlap(a: ReferenceLabel, b: ReferenceLabel, settings: Settings): boolean {
  if (Math.abs(a.y - b.y) >= LABEL_HEIGHT) return false;
  const [left, right] = horizontalEdges(a, settings);
  const [otherLeft, otherRight] = horizontalEdges(b, settings);
  return left < otherRight + GAP && otherLeft < right + GAP;
}

function boundingBox(label: ReferenceLabel, settings: Settings): Rect {
  const [left, right] = horizontalEdges(label, settings);
  return { x: left, width: right - left, y: label.y - ASCENT, height: ASCENT + DESCENT };
}

function horizontalEdges(
  { text, x, anchor }: ReferenceLabel,
  settings: Settings,
): [number, number] {
  const width = labelWidth(text, settings);
  return anchor === "end" ? [x - width, x] : [x, x + width];
}
