import { FONT_SIZE } from "./title-legend.ts";
import type { Settings } from "../../options/settings.ts";
import { fitText } from "../../format/text/text-width.ts";
import { createTick, addSecondLine, type XAxis, type XTick } from "./x-ticks.ts";
import type { XScale } from "../../scales/x-scale.ts";
import type { YAxis } from "./y-axis.ts";

/** How the names below a band are written: straight, or turned where they would not fit otherwise. */
export interface BandStyle {
  turned: boolean;
  /** Side by side, broken into two lines between their words, or every second one a line lower. */
  lines: "one" | "broken" | "staggered";
  /** Pixels below the plot. */
  height: number;
}

/** The height of an axis with one line of labels. */
export const ONE_LINE = 26;
/** The height of an axis with two lines of labels. */
export const TWO_LINES = 42;

/** The share of the longest name that is still seen where staggered names are cut. */
const SEEN_OF_LONGEST = 0.75;
const LONGEST_TURNED = 100;
/** Turned lines of text need so much of the axis. */
const TURNED_ROOM = 20;
/** Of more names than this, some are left out. */
const MOST_TURNED = 40;
/** Between two names side by side. */
const BETWEEN = 8;
/** What rounded places may take from the room between two names. */
const ROUNDED = 2;
const DIAGONAL = Math.SQRT1_2;
/** What the axis beside the plot takes away, before it is known. */
const SIDES = 64;

/** Decided before the plot is laid out, from about how wide it will be. */
export function bandStyle(names: readonly string[], settings: Settings): BandStyle {
  const step = Math.max(1, settings.width - SIDES) / Math.max(1, names.length);
  const widest = widestOf(names, settings);
  const fits = widest + BETWEEN <= step || names.length > MOST_TURNED || areNumbered(names);
  if (fits) return { turned: false, lines: "one", height: ONE_LINE };
  const broken = names.flatMap((name) => brokenName(name, settings));
  if (widestOf(broken, settings) + BETWEEN <= step) {
    return { turned: false, lines: "broken", height: TWO_LINES };
  }
  if (widest * SEEN_OF_LONGEST + BETWEEN <= 2 * step) {
    return { turned: false, lines: "staggered", height: TWO_LINES };
  }
  const length = Math.min(widest, LONGEST_TURNED, settings.height / 3);
  const height = Math.ceil((length + FONT_SIZE) * DIAGONAL) + 10;
  return { turned: true, lines: "one", height };
}

function widestOf(names: readonly string[], { measureText }: Settings): number {
  let widest = 0;
  for (const name of names) widest = Math.max(widest, measureText(name, FONT_SIZE, false));
  return widest;
}

/** A name on two lines, broken where that makes them narrowest; a single word stays on one. */
function brokenName(name: string, settings: Settings): string[] {
  const middle = name.length >> 1;
  let best = [name];
  for (const at of [name.lastIndexOf(" ", middle), name.indexOf(" ", middle + 1)]) {
    if (at <= 0) continue;
    const lines = [name.slice(0, at), name.slice(at + 1)];
    if (widestOf(lines, settings) < widestOf(best, settings)) best = lines;
  }
  return best;
}

/** Names such as hours and years follow from each other: some of them tell the rest. */
function areNumbered(names: readonly string[]): boolean {
  return names.length > 2 && names.every((name) => /^\d/.test(name));
}

/** The names below a band. */
export function bandAxis(
  scale: XScale,
  names: readonly string[],
  look: BandStyle,
  plotX: number,
  settings: Settings,
): XAxis {
  const name = (place: number) => names[place] ?? "";
  return {
    ticks: ticksOf(scale, names, look, plotX, settings),
    name,
    nameWidth: widestOf(names, settings),
  };
}

function ticksOf(
  scale: XScale,
  names: readonly string[],
  look: BandStyle,
  plotX: number,
  settings: Settings,
): XTick[] {
  if (look.turned) return turnedTicks(scale, names, look, plotX, settings);
  if (look.lines === "broken") return brokenTicks(scale, names, settings);
  if (look.lines === "staggered") return staggeredTicks(scale, names, plotX, settings);
  return straightTicks(scale, names, settings);
}

function straightTicks(scale: XScale, names: readonly string[], settings: Settings): XTick[] {
  const every = everyWhich(widestOf(names, settings) + BETWEEN, scale.gap, names.length);
  const room = Math.max(scale.gap * every - BETWEEN, 24);
  return names.flatMap((name, place) =>
    place % every === 0
      ? [createTick(place, fitText(name, room, FONT_SIZE, false, settings.measureText), settings)]
      : [],
  );
}

/** So many times more names than there is room for may be left out, if those that stay are a round share. */
const LOOSER = 1.5;

/** Every how many names there is room for one; of 24 hours rather every sixth than every fifth. */
function everyWhich(needed: number, gap: number, count: number): number {
  const least = Math.max(1, Math.min(count, Math.ceil(needed / Math.max(gap, Number.EPSILON))));
  for (let every = least; every <= least * LOOSER; every++) {
    if (count % every === 0 && every < count) return every;
  }
  return least;
}

function brokenTicks(scale: XScale, names: readonly string[], settings: Settings): XTick[] {
  const room = scale.gap - BETWEEN - ROUNDED;
  return names.map((name, place) => {
    const [first = "", second] = brokenName(name, settings).map((line) =>
      fitText(line, room, FONT_SIZE, false, settings.measureText),
    );
    return addSecondLine(createTick(place, first, settings), second, settings);
  });
}

/** Each name has the room of two; those at the ends must not leave the picture. */
function staggeredTicks(
  scale: XScale,
  names: readonly string[],
  plotX: number,
  settings: Settings,
): XTick[] {
  return names.map((name, place) => {
    const center = plotX + scale.px(place) - scale.px(scale.domain[0]);
    const beside = Math.min(center, settings.width - center) - 3;
    const room = Math.min(2 * scale.gap - BETWEEN - ROUNDED, 2 * beside);
    const shown = fitText(name, room, FONT_SIZE, false, settings.measureText);
    if (place % 2 === 0) return createTick(place, shown, settings);
    return addSecondLine(createTick(place, "", settings), shown, settings);
  });
}

/** Turned names end below their place; those at the left must not leave the picture. */
function turnedTicks(
  scale: XScale,
  names: readonly string[],
  { height }: BandStyle,
  plotX: number,
  settings: Settings,
): XTick[] {
  const longest = (height - 10) / DIAGONAL - FONT_SIZE;
  const every = Math.ceil(TURNED_ROOM / Math.max(1, scale.gap));
  return names.flatMap((name, place) => {
    if (place % every !== 0) return [];
    const left = plotX + scale.px(place) - scale.px(scale.domain[0]);
    const room = Math.min(longest, (left - 2) / DIAGONAL);
    const label = fitText(name, room, FONT_SIZE, false, settings.measureText);
    return [{ value: place, label, width: 0 }];
  });
}

/** What lies between the names beside a band and the plot, and the picture's edge. */
const BESIDE = 12;

/** The names beside a band that stands upright, from top to bottom. */
export function uprightBand(names: readonly string[], settings: Settings): YAxis {
  const room = Math.max(24, settings.width / 3 - BESIDE);
  const name = (place: number) =>
    fitText(names[place] ?? "", room, FONT_SIZE, false, settings.measureText);
  const count = Math.max(1, names.length);
  return {
    domain: [-0.5, count - 0.5],
    ticks: Array.from(names.keys()),
    labels: { tick: name, value: (place) => names[place] ?? "" },
    fromTop: true,
  };
}
