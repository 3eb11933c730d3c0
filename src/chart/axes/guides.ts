import { FONT_SIZE } from "./header.ts";
import type { Annotation, Band, Threshold, Tone } from "../options.ts";
import type { Scaffold } from "../scaffold.ts";
import type { Scale } from "../scales/scale.ts";
import type { Settings } from "../settings.ts";
import type { Box } from "./surroundings.ts";
import { fitText } from "../text/text-width.ts";
import { epochMs } from "../time/time-input.ts";
import type { XScale } from "../scales/x-scale.ts";

/** A text inside the plot. */
export interface GuideLabel {
  text: string;
  /** In pixels: for thresholds and bands from the plot's left, for annotations from the origin of x. */
  x: number;
  y: number;
  anchor: "start" | "end";
  tone: Tone;
}

/** What is drawn across and down a plot, in pixels from its top and from the origin of x. */
export interface Guides {
  bands: { y: number; height: number; tone: Tone }[];
  lines: { y: number; tone: Tone }[];
  /** What happened: a line, or a stretch as wide as `width`. */
  notes: { x: number; width: number; tone: Tone; text: string }[];
  /** Labels that stay, and those that slide along with x. */
  labels: GuideLabel[];
  slidingLabels: GuideLabel[];
}

const NONE: Guides = { bands: [], lines: [], notes: [], labels: [], slidingLabels: [] };

/** Where thresholds, bands and annotations lie. */
export function guidesOf(scaffold: Scaffold, x: XScale, slide: number, settings: Settings): Guides {
  const { thresholds, bands, annotations, variant } = settings;
  if (thresholds.length + bands.length + annotations.length === 0) return NONE;
  const { plot, y, y2 } = scaffold.surroundings;
  const scaleOf = (axis: string = "y") => (axis === "y2" && y2 !== undefined ? y2.scale : y.scale);
  const guides: Guides = { bands: [], lines: [], notes: [], labels: [], slidingLabels: [] };
  for (const band of bands) addBand(guides, band, scaleOf(band.axis), plot, settings);
  for (const one of thresholds) addThreshold(guides, one, scaleOf(one.axis), plot, settings);
  addAnnotations(guides, annotations, x, slide, plot, settings);
  return variant === "sparkline" ? { ...guides, labels: [], slidingLabels: [] } : guides;
}

const LABEL_HEIGHT = 16;

function addBand(
  guides: Guides,
  { from, to, label = "", tone = "neutral" }: Band,
  { px }: Scale,
  plot: Box,
  settings: Settings,
): void {
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
  const place = { text, x: 6, y: top + 13, anchor: "start", tone } as const;
  if (text !== "" && height >= LABEL_HEIGHT) addLabel(guides.labels, place, settings);
}

function addThreshold(
  guides: Guides,
  { value, label = "", tone = "warning" }: Threshold,
  { px }: Scale,
  plot: Box,
  settings: Settings,
): void {
  const y = Math.round(px(value));
  if (!(y >= 0 && y <= plot.height)) return;
  guides.lines.push({ y, tone });
  const text = fitText(label, plot.width - 12, FONT_SIZE, false, settings.measureText);
  if (text === "") return;
  const place = { text, x: plot.width - 6, anchor: "end", tone } as const;
  const above = { ...place, y: y - 5 };
  const below = { ...place, y: y + 14 };
  if (y >= LABEL_HEIGHT && addLabel(guides.labels, above, settings)) return;
  if (y + LABEL_HEIGHT <= plot.height) addLabel(guides.labels, below, settings);
}

/** Adds a label unless it would touch one that is there. @returns whether it did. */
function addLabel(labels: GuideLabel[], label: GuideLabel, settings: Settings): boolean {
  if (labels.some((other) => overlap(label, other, settings))) return false;
  labels.push(label);
  return true;
}

function overlap(a: GuideLabel, b: GuideLabel, settings: Settings): boolean {
  if (Math.abs(a.y - b.y) >= LABEL_HEIGHT) return false;
  const [left, right] = edgesOf(a, settings);
  const [otherLeft, otherRight] = edgesOf(b, settings);
  return left < otherRight + 8 && otherLeft < right + 8;
}

function edgesOf({ text, x, anchor }: GuideLabel, { measureText }: Settings): [number, number] {
  const width = measureText(text, FONT_SIZE, false);
  return anchor === "end" ? [x - width, x] : [x, x + width];
}

const MOST_ROWS = 3;

function addAnnotations(
  guides: Guides,
  annotations: readonly Annotation[],
  scale: XScale,
  slide: number,
  plot: Box,
  settings: Settings,
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
    if (label !== "") addNoteLabel(guides, { x, label, tone }, slide, plot, settings);
  }
}

function placeOf(value: Annotation["until"]): number {
  return value === undefined ? Number.NaN : epochMs(value);
}

/** To the right of its line or, where the plot ends, to the left of it; lower where another is. */
function addNoteLabel(
  guides: Guides,
  { x, label, tone }: { x: number; label: string; tone: Tone },
  slide: number,
  plot: Box,
  settings: Settings,
): void {
  const { measureText } = settings;
  const longest = Math.max(40, plot.width / 2 - 8);
  const text = fitText(label, longest, FONT_SIZE, false, measureText);
  const fits = x - slide + 5 + measureText(text, FONT_SIZE, false) <= plot.width;
  const side = fits
    ? ({ x: x + 5, anchor: "start" } as const)
    : ({ x: x - 5, anchor: "end" } as const);
  // Labels of thresholds and bands stay where these slide: told from the plot's left, they compare.
  for (let row = 0; row < MOST_ROWS; row++) {
    const place = { text, ...side, y: 13 + row * LABEL_HEIGHT, tone };
    const still = { ...place, x: place.x - slide };
    if (guides.labels.some((other) => overlap(still, other, settings))) continue;
    if (place.y <= plot.height && addLabel(guides.slidingLabels, place, settings)) return;
  }
}
