import { withChanges } from "../../base/with-changes.ts";
import type { Settings } from "../../options/settings.ts";
import type { XScale } from "../../scales/x-scale.ts";
import { fitLabel, fitLabels, FONT_SIZE, labelWidth } from "./label.ts";
import { addSecondLine, createTick, type XAxis, type XTick } from "./x-labels.ts";
import type { YAxis } from "./y-axis.ts";

/** How the names below bands are arranged. */
export interface BandStyle {
  /** By 45 degrees, where they would not fit otherwise. */
  rotated: boolean;
  /** On one line, broken between words into two, or every second name one line lower. */
  lines: "one" | "broken" | "staggered";
  /** Pixels below the plot. */
  height: number;
}

/** The height of an axis with one line of labels. */
export const ONE_LINE = 26;
/** The height of an axis with two lines of labels. */
export const TWO_LINES = 42;

/** Staggered names are cut, but at least this share of the longest is left. */
const MIN_SHARE_LEFT = 0.75;
const MAX_ROTATED_LENGTH = 100;
/** A name is not cut to less: about five letters, in pixels. */
const MIN_READABLE = 40;
/** The width along the axis that a rotated name needs. */
const ROTATED_SPACING = 20;
/** More names are thinned out rather than rotated. */
const MAX_ROTATED = 40;
/** Between two names side by side. */
const GAP = 8;
/** How much narrower rounded positions can make the space for a name. */
const ROUNDING = 2;
const DIAGONAL = Math.SQRT1_2;
/** What rotated names need besides their own height. */
const ROTATED_PADDING = 10;
/** An estimate of the side margins, which are not known yet. */
const SIDE_MARGINS = 64;

/** Chooses the style before the plot is laid out, from an estimate of its width. */
export function bandStyle(names: readonly string[], settings: Settings): BandStyle {
  const step = Math.max(1, settings.width - SIDE_MARGINS) / Math.max(1, names.length);
  const widest = widestName(names, settings);
  const fits = widest + GAP <= step || names.length > MAX_ROTATED || areNumbered(names);
  if (fits) return { rotated: false, lines: "one", height: ONE_LINE };
  const lines = names.flatMap((name) => breakName(name, settings));
  if (widestName(lines, settings) + GAP <= step) {
    return { rotated: false, lines: "broken", height: TWO_LINES };
  }
  const length = Math.min(widest, MAX_ROTATED_LENGTH, settings.height / 3);
  const staggeredLength = staggeredRoom(step);
  // In a low picture rotated names are short, and take more of its height.
  const isLonger = length < widest && staggeredLength >= Math.max(length, MIN_READABLE);
  const isLittleCut = widest * MIN_SHARE_LEFT + GAP <= 2 * step;
  if ((isLittleCut && isReadable(names, staggeredLength, settings)) || isLonger) {
    return { rotated: false, lines: "staggered", height: TWO_LINES };
  }
  // A few whole names are more use than the beginnings of all.
  if (length < Math.min(widest, MIN_READABLE)) {
    return { rotated: false, lines: "one", height: ONE_LINE };
  }
  const height = Math.ceil((length + FONT_SIZE) * DIAGONAL) + ROTATED_PADDING;
  return { rotated: true, lines: "one", height };
}

/** Whether every second name at least fits side by side, so that a reader can guess the others. */
export function fitsEverySecond(names: readonly string[], settings: Settings): boolean {
  const step = Math.max(1, settings.width - SIDE_MARGINS) / Math.max(1, names.length);
  return areNumbered(names) || widestName(names, settings) + GAP <= 2 * step;
}

function widestName(names: readonly string[], settings: Settings): number {
  let widest = 0;
  for (const name of names) widest = Math.max(widest, labelWidth(name, settings));
  return widest;
}

/** Breaks a name between words into the two narrowest lines; a single word stays on one line. */
function breakName(name: string, settings: Settings): string[] {
  const middle = name.length >> 1;
  let best = [name];
  for (const at of [name.lastIndexOf(" ", middle), name.indexOf(" ", middle + 1)]) {
    if (at <= 0) continue;
    const lines = [name.slice(0, at), name.slice(at + 1)];
    if (widestName(lines, settings) < widestName(best, settings)) best = lines;
  }
  return best;
}

/** Whether names are in a numeric order, such as hours or years, so that some can be left out. */
function areNumbered(names: readonly string[]): boolean {
  return names.length > 2 && names.every((name) => /^\d/.test(name));
}

/**
 * The x axis of bands. A value is the index of a name.
 *
 * @param plotX the plot's left edge in the picture, in pixels.
 */
export function bandAxis(
  scale: XScale,
  names: readonly string[],
  style: BandStyle,
  plotX: number,
  settings: Settings,
): XAxis {
  return {
    ticks: createTicks(scale, names, style, plotX, settings),
    formatValue: (index) => names[index] ?? "",
    valueWidth: widestName(names, settings),
  };
}

function createTicks(
  scale: XScale,
  names: readonly string[],
  style: BandStyle,
  plotX: number,
  settings: Settings,
): XTick[] {
  if (style.rotated) return rotatedTicks(scale, names, style, plotX, settings);
  // Beside wide y labels bands are narrower than estimated: a few whole names rather than mere dots.
  const holds = (texts: readonly string[], room: number) => isReadable(texts, room, settings);
  if (style.lines === "broken") {
    const lines = names.flatMap((name) => breakName(name, settings));
    if (holds(lines, brokenRoom(scale))) return brokenTicks(scale, names, settings);
  }
  if (style.lines === "staggered" && holds(names, staggeredRoom(scale.gap))) {
    return staggeredTicks(scale, names, plotX, settings);
  }
  return oneLineTicks(scale, names, settings);
}

/** Whether names are whole in this room, or cut to a few letters at least. */
function isReadable(names: readonly string[], room: number, settings: Settings): boolean {
  return room >= Math.min(widestName(names, settings), MIN_READABLE);
}

/** How wide a line of a broken name may be. */
function brokenRoom(scale: XScale): number {
  return scale.gap - GAP - ROUNDING;
}

/** How wide a staggered name may be: it has the space of two bands. */
function staggeredRoom(step: number): number {
  return 2 * step - GAP - ROUNDING;
}

function oneLineTicks(scale: XScale, names: readonly string[], settings: Settings): XTick[] {
  const interval = labelInterval(widestName(names, settings) + GAP, scale.gap, names.length);
  const maxWidth = Math.max(scale.gap * interval - GAP, 24);
  const shown = names.filter((_, i) => i % interval === 0);
  return fitLabels(shown, maxWidth, settings).map((label, k) =>
    withWhole(createTick(k * interval, label, settings), shown[k]!, label),
  );
}

/** Gives a tick the whole name, where its label is cut. */
function withWhole(tick: XTick, name: string, label: string): XTick {
  if (name !== label) tick.whole = name;
  return tick;
}

/** An interval this much longer than needed is taken if it divides the number of names. */
const MAX_EXCESS = 1.5;

/** The number of bands from one label to the next; of 24 hours rather 6 than 5. */
function labelInterval(needed: number, gap: number, count: number): number {
  const min = Math.max(1, Math.min(count, Math.ceil(needed / Math.max(gap, Number.EPSILON))));
  for (let interval = min; interval <= min * MAX_EXCESS; interval++) {
    if (count % interval === 0 && interval < count) return interval;
  }
  return min;
}

function brokenTicks(scale: XScale, names: readonly string[], settings: Settings): XTick[] {
  const maxWidth = brokenRoom(scale);
  return names.map((name, i) => {
    const lines = breakName(name, settings);
    const [first = "", second] = lines.map((line) => fitLabel(line, maxWidth, settings));
    const isCut = first !== lines[0] || second !== lines[1];
    const tick = addSecondLine(createTick(i, first, settings), second, settings);
    return isCut ? withChanges(tick, { whole: name }) : tick;
  });
}

/** Each name can be as wide as two bands; those at the ends are cut at the picture's edge. */
function staggeredTicks(
  scale: XScale,
  names: readonly string[],
  plotX: number,
  settings: Settings,
): XTick[] {
  const room = names.map((_, i) => {
    const center = plotX + scale.px(i) - scale.px(scale.domain[0]);
    const toEdge = Math.min(center, settings.width - center) - 3;
    return Math.min(staggeredRoom(scale.gap), 2 * toEdge);
  });
  return fitLabels(names, room, settings).map((label, i) => {
    const tick =
      i % 2 === 0
        ? createTick(i, label, settings)
        : addSecondLine(createTick(i, "", settings), label, settings);
    return withWhole(tick, names[i]!, label);
  });
}

/** Rotated names end below their band; those at the left are cut at the picture's edge. */
function rotatedTicks(
  scale: XScale,
  names: readonly string[],
  { height }: BandStyle,
  plotX: number,
  settings: Settings,
): XTick[] {
  const maxLength = (height - ROTATED_PADDING) / DIAGONAL - FONT_SIZE;
  const interval = Math.ceil(ROTATED_SPACING / Math.max(1, scale.gap));
  const shown = names.filter((_, i) => i % interval === 0);
  const room = shown.map((_, k) => {
    const center = plotX + scale.px(k * interval) - scale.px(scale.domain[0]);
    return Math.min(maxLength, (center - 2) / DIAGONAL);
  });
  return fitLabels(shown, room, settings).map((label, k) =>
    withWhole({ value: k * interval, label, width: 0 }, shown[k]!, label),
  );
}

/** Between the names of a y axis and the plot, and the picture's edge. */
const Y_GAPS = 12;

/** The y axis of bands, with names from top to bottom. */
export function layoutBandYAxis(names: readonly string[], settings: Settings): YAxis {
  const maxWidth = Math.max(24, settings.width / 3 - Y_GAPS);
  const count = Math.max(1, names.length);
  const shown = fitLabels(names, maxWidth, settings);
  const name = (index: number) => names[index] ?? "";
  return {
    domain: [-0.5, count - 0.5],
    ticks: Array.from(names.keys()),
    labels: {
      tick: (index) => shown[index] ?? "",
      value: name,
      exact: name,
      plain: name,
    },
    fromTop: true,
  };
}
