import { FONT_SIZE } from "./title-legend.ts";
import { isFree, type Obstacle } from "../marks/label-collision.ts";
import type { Annotation, Band, Threshold } from "../../options/options.ts";
import type { Tone } from "../../options/theme.ts";
import type { AxesLayout } from "../axes-layout.ts";
import type { Scale } from "../../scales/scale.ts";
import type { Settings } from "../../options/settings.ts";
import type { Rect } from "./margins.ts";
import { fitText } from "../../format/text/text-width.ts";
import { epochMs } from "../../format/time/time-input.ts";
import type { XScale } from "../../scales/x-scale.ts";

/** A text inside the plot. */
export interface ReferenceLabel {
  text: string;
  /** In pixels: for thresholds and bands from the plot's left, for annotations from the origin of x. */
  x: number;
  y: number;
  anchor: "start" | "end";
  tone: Tone;
}

/** What is drawn across and down a plot, in pixels from its top and from the origin of x. */
export interface ReferenceMarks {
  bands: { y: number; height: number; tone: Tone }[];
  lines: { y: number; tone: Tone }[];
  /** What happened: a line, or a stretch as wide as `width`. */
  notes: { x: number; width: number; tone: Tone; text: string }[];
  /** Labels that stay, and those that slide along with x. */
  labels: ReferenceLabel[];
  slidingLabels: ReferenceLabel[];
}

const NONE: ReferenceMarks = { bands: [], lines: [], notes: [], labels: [], slidingLabels: [] };

/**
 * Where thresholds, bands and annotations lie.
 *
 * @param obstacles marks that labels should not stand on, if there is another place for them. Default: none.
 */
export function layoutReferenceMarks(
  axes: AxesLayout,
  x: XScale,
  slide: number,
  settings: Settings,
  obstacles: readonly Obstacle[] = [],
): ReferenceMarks {
  const { thresholds, bands, annotations, variant } = settings;
  if (thresholds.length + bands.length + annotations.length === 0) return NONE;
  const { plot, y, y2 } = axes.margins;
  const scaleOf = (axis: string = "y") => (axis === "y2" && y2 !== undefined ? y2.scale : y.scale);
  const guides: ReferenceMarks = { bands: [], lines: [], notes: [], labels: [], slidingLabels: [] };
  // In a live chart labels stay where they are, whatever slides by.
  const ground: Ground = { plot, slide, obstacles, settings };
  for (const band of bands) addBand(guides, band, scaleOf(band.axis), ground);
  for (const one of thresholds) addThreshold(guides, one, scaleOf(one.axis), ground);
  addAnnotations(guides, annotations, x, ground);
  return variant === "sparkline" ? { ...guides, labels: [], slidingLabels: [] } : guides;
}

/** What labels stand on. */
interface Ground {
  plot: Rect;
  slide: number;
  obstacles: readonly Obstacle[];
  settings: Settings;
}

const LABEL_HEIGHT = 16;
/** From a label's baseline up to where it begins. */
const ASCENT = 12;
const DESCENT = 4;

function addBand(
  guides: ReferenceMarks,
  { from, to, label = "", tone = "neutral" }: Band,
  { px }: Scale,
  ground: Ground,
): void {
  const { plot, settings } = ground;
  const within = (value: number | null, edge: number) => {
    const at = value === null ? edge : Math.round(px(value));
    // What a logarithm does not know lies below all that it does.
    return Number.isNaN(at) ? plot.height : Math.max(0, Math.min(at, plot.height));
  };
  const edges = [within(from, plot.height), within(to, 0)];
  const top = Math.min(...edges);
  const height = Math.max(...edges) - top;
  if (height <= 0) return;
  guides.bands.push({ y: top, height, tone });
  const text = fitText(label, plot.width - 12, FONT_SIZE, false, settings.measureText);
  if (text === "" || height < LABEL_HEIGHT) return;
  const left = { text, x: 6, anchor: "start", tone } as const;
  const right = { text, x: plot.width - 6, anchor: "end", tone } as const;
  const high = top + 13;
  const low = top + height - 6;
  addBest(
    guides.labels,
    [
      { ...left, y: high },
      { ...right, y: high },
      { ...left, y: low },
      { ...right, y: low },
    ],
    ground,
  );
}

function addThreshold(
  guides: ReferenceMarks,
  { value, label = "", tone = "warning" }: Threshold,
  { px }: Scale,
  ground: Ground,
): void {
  const { plot, settings } = ground;
  const y = Math.round(px(value));
  if (!(y >= 0 && y <= plot.height)) return;
  guides.lines.push({ y, tone });
  const text = fitText(label, plot.width - 12, FONT_SIZE, false, settings.measureText);
  if (text === "") return;
  const right = { text, x: plot.width - 6, anchor: "end", tone } as const;
  const left = { text, x: 6, anchor: "start", tone } as const;
  const above = y >= LABEL_HEIGHT ? [y - 5] : [];
  const below = y + LABEL_HEIGHT <= plot.height ? [y + 14] : [];
  const heights = [...above, ...below];
  const places = [right, left].flatMap((side) => heights.map((at) => ({ ...side, y: at })));
  addBest(guides.labels, places, ground);
}

/** Adds a label at the first place where it touches no other and no line, else no other. */
function addBest(labels: ReferenceLabel[], places: ReferenceLabel[], ground: Ground): void {
  const { obstacles, slide, settings } = ground;
  const isClear = (place: ReferenceLabel) => isFree(obstacles, slide, boxOf(place, settings));
  const free = places.filter((place) => !labels.some((other) => overlap(place, other, settings)));
  const best = free.find(isClear) ?? free[0];
  if (best !== undefined) labels.push(best);
}

function boxOf(label: ReferenceLabel, settings: Settings): Rect {
  const [left, right] = edgesOf(label, settings);
  return { x: left, width: right - left, y: label.y - ASCENT, height: ASCENT + DESCENT };
}

function overlap(a: ReferenceLabel, b: ReferenceLabel, settings: Settings): boolean {
  if (Math.abs(a.y - b.y) >= LABEL_HEIGHT) return false;
  const [left, right] = edgesOf(a, settings);
  const [otherLeft, otherRight] = edgesOf(b, settings);
  return left < otherRight + 8 && otherLeft < right + 8;
}

function edgesOf({ text, x, anchor }: ReferenceLabel, { measureText }: Settings): [number, number] {
  const width = measureText(text, FONT_SIZE, false);
  return anchor === "end" ? [x - width, x] : [x, x + width];
}

const MOST_ROWS = 3;

function addAnnotations(
  guides: ReferenceMarks,
  annotations: readonly Annotation[],
  scale: XScale,
  ground: Ground,
): void {
  for (const note of annotations) {
    const start = placeOf(note.time ?? note.x);
    const end = note.until === undefined ? start : placeOf(note.until);
    const [low, high] = scale.domain;
    if (!(start <= high && end >= low)) continue;
    const { label = "", tone = "neutral" } = note;
    // Counted from the origin, what began long ago stays where it is as the plot slides.
    const x = Math.round(scale.px(Math.max(start, scale.slides ? scale.origin : low)));
    const width = Math.round(scale.px(Math.min(end, high))) - x;
    guides.notes.push({ x, width, tone, text: label });
    if (label !== "") addNoteLabel(guides, { x, label, tone }, ground);
  }
}

function placeOf(value: Annotation["until"]): number {
  return value === undefined ? Number.NaN : epochMs(value);
}

/**
 * To the right of its line or, where the plot ends, to the left of it; lower where another is. To
 * the left, too, where it would stand on a line of the chart.
 */
function addNoteLabel(
  guides: ReferenceMarks,
  { x, label, tone }: { x: number; label: string; tone: Tone },
  ground: Ground,
): void {
  const { plot, slide, obstacles, settings } = ground;
  const { measureText } = settings;
  const longest = Math.max(40, plot.width / 2 - 8);
  const text = fitText(label, longest, FONT_SIZE, false, measureText);
  const width = measureText(text, FONT_SIZE, false);
  const right = { x: x + 5, anchor: "start" } as const;
  const left = { x: x - 5, anchor: "end" } as const;
  const sides =
    x - slide + 5 + width > plot.width ? [left] : x - slide - 5 < width ? [right] : [right, left];
  const rows = Array.from({ length: MOST_ROWS }, (_, row) => 13 + row * LABEL_HEIGHT);
  const high = sides.flatMap((side) => rows.map((y) => ({ text, ...side, y, tone })));
  const low = sides.map((side) => ({ text, ...side, y: plot.height - 6, tone }));
  const free = [...high, ...low].filter((place) => {
    // Labels of thresholds and bands stay where these slide: told from the plot's left, they compare.
    const still = { ...place, x: place.x - slide };
    return (
      place.y <= plot.height &&
      !guides.labels.some((other) => overlap(still, other, settings)) &&
      !guides.slidingLabels.some((other) => overlap(place, other, settings))
    );
  });
  const isClear = (place: ReferenceLabel) => isFree(obstacles, 0, boxOf(place, settings));
  const best = free.find(isClear) ?? free[0];
  if (best !== undefined) guides.slidingLabels.push(best);
}
