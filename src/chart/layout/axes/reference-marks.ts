import type { Annotation, Band, Threshold } from "../../options/reference-options.ts";
import type { Settings } from "../../options/settings.ts";
import type { Tone } from "../../options/theme.ts";
import type { Scale } from "../../scales/scale.ts";
import type { XScale } from "../../scales/x-scale.ts";
import { annotationX } from "../annotation-x.ts";
import type { AxesLayout } from "../axes-layout.ts";
import type { Obstacle } from "../marks/label-collision.ts";
import { fitLabel, labelWidth } from "./label.ts";
import {
  LABEL_HEIGHT,
  type LabelSpace,
  overlap,
  pickLabel,
  type ReferenceLabel,
} from "./reference-labels.ts";

/** What thresholds and bands have in common. */
interface Limit {
  y: number;
  tone: Tone;
  /** The label, where there is no room for all of it: it shows beside the pointer instead. */
  whole?: string;
}

/**
 * Thresholds, bands and annotations, in pixels: y from the plot's top, x from the origin of the x scale.
 */
export interface ReferenceMarks {
  bands: ({ height: number } & Limit)[];
  /** Thresholds. */
  lines: Limit[];
  /** Annotations: a moment has a width of 0. */
  notes: { x: number; width: number; tone: Tone; text: string }[];
  /** Labels of thresholds and bands. */
  labels: ReferenceLabel[];
  /** Labels of annotations, which slide with x. */
  slidingLabels: ReferenceLabel[];
}

export const NO_REFERENCE_MARKS: ReferenceMarks = {
  bands: [],
  lines: [],
  notes: [],
  labels: [],
  slidingLabels: [],
};

/**
 * Lays out thresholds, bands and annotations.
 *
 * @param translation pixels from the origin of x to the plot's left edge.
 * @param obstacles marks that labels avoid where they can. Default: none.
 */
export function layoutReferenceMarks(
  axes: AxesLayout,
  x: XScale,
  translation: number,
  settings: Settings,
  obstacles: readonly Obstacle[] = [],
): ReferenceMarks {
  const { thresholds, bands, annotations } = settings;
  if (thresholds.length + bands.length + annotations.length === 0) return NO_REFERENCE_MARKS;
  const { plot, y, y2 } = axes.margins;
  const getScale = (axis: string = "y") => (axis === "y2" && y2 !== undefined ? y2.scale : y.scale);
  const marks: ReferenceMarks = { bands: [], lines: [], notes: [], labels: [], slidingLabels: [] };
  const space: LabelSpace = { plot, translation, obstacles, settings, hasRoom: !axes.isBare };
  if (settings.horizontal) {
    for (const stretch of standingLimits(settings)) addStretch(marks, stretch, x, space);
  } else {
    for (const band of bands) addBand(marks, band, getScale(band.axis), space);
    for (const one of thresholds) addThreshold(marks, one, getScale(one.axis), space);
  }
  for (const one of annotations) addStretch(marks, stretchOf(one), x, space);
  return marks;
}

/** What an annotation marks, or a limit in a horizontal chart: values of x, equal where it is a line. */
interface Stretch {
  start: number;
  end: number;
  label: string;
  tone: Tone;
}

/** Bands and thresholds of a chart whose values are along x: they stand, as annotations do. */
function standingLimits({ bands, thresholds }: Settings): readonly Stretch[] {
  return [
    ...bands.map(({ from, to, label = "", tone = "neutral" }) => {
      const ends = [from ?? Number.NEGATIVE_INFINITY, to ?? Number.POSITIVE_INFINITY];
      return { start: Math.min(...ends), end: Math.max(...ends), label, tone };
    }),
    ...thresholds.map(({ value, label = "", tone = "warning" }) => {
      return { start: value, end: value, label, tone };
    }),
  ];
}

function stretchOf({ time, x, until, label = "", tone = "neutral" }: Annotation): Stretch {
  const start = annotationX(time ?? x);
  const end = until === undefined ? start : annotationX(until);
  return { start: Math.min(start, end), end: Math.max(start, end), label, tone };
}

/** From the plot's edges to labels in its corners. */
const LABEL_X = 6;
/** From the top of a band or of the plot down to the baseline of its label. */
const LABEL_TOP = 13;
/** From the baseline of a label down to the bottom of its band or of the plot. */
const LABEL_BOTTOM = 6;

function addBand(
  marks: ReferenceMarks,
  { from, to, label = "", tone = "neutral" }: Band,
  { px }: Scale,
  space: LabelSpace,
): void {
  const { plot } = space;
  const pxOr = (value: number | null, edge: number) => {
    const at = value === null ? edge : px(value);
    // Values without a logarithm are below all others.
    return Number.isNaN(at) ? Number.POSITIVE_INFINITY : at;
  };
  const edges = [pxOr(from, plot.height), pxOr(to, 0)];
  const [highest, lowest] = [Math.min(...edges), Math.max(...edges)];
  if (highest >= plot.height || lowest <= 0) return;
  // However narrow it is, it is seen.
  const top = Math.min(Math.round(Math.max(0, highest)), plot.height - 1);
  const height = Math.max(1, Math.round(Math.min(lowest, plot.height)) - top);
  const band: ReferenceMarks["bands"][number] = { y: top, height, tone };
  marks.bands.push(band);
  const [left, right] = fitAtEdges(label, tone, space);
  const [high, low] = [top + LABEL_TOP, top + height - LABEL_BOTTOM];
  const candidates = [high, low].flatMap((y) => [
    { y, ...left },
    { y, ...right },
  ]);
  addLabel(marks.labels, band, label, height < LABEL_HEIGHT ? [] : candidates, space);
}

function addThreshold(
  marks: ReferenceMarks,
  { value, label = "", tone = "warning" }: Threshold,
  { px }: Scale,
  space: LabelSpace,
): void {
  const { height } = space.plot;
  const y = Math.round(px(value));
  if (!(y >= 0 && y <= height)) return;
  const line: Limit = { y, tone };
  marks.lines.push(line);
  const [left, right] = fitAtEdges(label, tone, space);
  const above = y >= LABEL_HEIGHT ? [y - 5] : [];
  const below = y + LABEL_HEIGHT <= height ? [y + 14] : [];
  const baselines = [...above, ...below];
  const candidates = [right, left].flatMap((side) => baselines.map((at) => ({ y: at, ...side })));
  addLabel(marks.labels, line, label, candidates, space);
}

/** A label at the left and at the right edge of the plot. */
function fitAtEdges(label: string, tone: Tone, { plot, settings }: LabelSpace) {
  const text = fitLabel(label, plot.width - 2 * LABEL_X, settings);
  return [
    { text, x: LABEL_X, anchor: "start", tone },
    { text, x: plot.width - LABEL_X, anchor: "end", tone },
  ] as const;
}

/** Adds the best candidate, if there is one; a label that is not drawn whole becomes the limit's own. */
function addLabel(
  labels: ReferenceLabel[],
  limit: Limit,
  label: string,
  candidates: ReferenceLabel[],
  space: LabelSpace,
): void {
  if (label === "") return;
  const best = pickLabel(candidates, space.translation, space, (candidate) =>
    labels.some((other) => overlap(candidate, other, space.settings)),
  );
  if (best !== undefined && best.text !== "") labels.push(best);
  if (best?.text !== label) limit.whole = label;
}

function addStretch(
  marks: ReferenceMarks,
  { start, end, label, tone }: Stretch,
  { domain: [low, high], px, slides, origin }: XScale,
  space: LabelSpace,
): void {
  if (!(start <= high && end >= low)) return;
  // An early start is clipped at the origin, not at the sliding domain, so that its x stays the same.
  const x = Math.round(px(Math.max(start, slides ? origin : low)));
  const width = Math.round(px(Math.min(end, high))) - x;
  marks.notes.push({ x, width, tone, text: label });
  if (label !== "") addAnnotationLabel(marks, x, { label, tone }, space);
}

/** At the top of the plot there are this many rows for the labels of annotations. */
const MAX_ROWS = 3;
/** The label of an annotation is not cut to less, in pixels. */
const MIN_LABEL_WIDTH = 40;
/** From an annotation's line to its label. */
const LINE_GAP = 5;

/**
 * Adds the label of an annotation: right of its line, or left of it where the plot ends or a mark is
 * in the way; in a lower row where another label is.
 */
function addAnnotationLabel(
  marks: ReferenceMarks,
  x: number,
  { label, tone }: { label: string; tone: Tone },
  space: LabelSpace,
): void {
  const { plot, translation, settings } = space;
  const text = fitLabel(label, Math.max(MIN_LABEL_WIDTH, plot.width / 2 - 8), settings);
  const width = labelWidth(text, settings);
  const right = { x: x + LINE_GAP, anchor: "start" } as const;
  const left = { x: x - LINE_GAP, anchor: "end" } as const;
  const fitsRight = x - translation + LINE_GAP + width <= plot.width;
  const fitsLeft = x - translation - LINE_GAP >= width;
  const sides = [...(fitsRight ? [right] : []), ...(fitsLeft ? [left] : [])];
  const rows = Array.from({ length: MAX_ROWS }, (_, row) => LABEL_TOP + row * LABEL_HEIGHT);
  const high = sides.flatMap((side) => rows.map((y) => ({ text, ...side, y, tone })));
  const low = sides.map((side) => ({ text, ...side, y: plot.height - LABEL_BOTTOM, tone }));
  const candidates = [...high, ...low].filter(({ y }) => y >= LABEL_TOP && y <= plot.height);
  const best = pickLabel(candidates, 0, space, (candidate) => {
    // The other labels count x from the plot's left edge.
    const inPlot = { ...candidate, x: candidate.x - translation };
    return (
      marks.labels.some((other) => overlap(inPlot, other, settings)) ||
      marks.slidingLabels.some((other) => overlap(candidate, other, settings))
    );
  });
  if (best !== undefined) marks.slidingLabels.push(best);
}
