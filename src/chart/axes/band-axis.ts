import { FONT_SIZE, PADDING } from "./header.ts";
import type { Settings } from "../settings.ts";
import { fitText } from "../text/text-width.ts";
import { ordinalStep, tickOf, type XAxis, type XTick } from "./x-axis.ts";
import type { XScale } from "../scales/x-scale.ts";
import type { YAxis } from "./y-axis.ts";

/** How the names below a band are written: side by side, or turned where they would not fit. */
export interface BandLook {
  turned: boolean;
  /** Pixels below the plot. */
  height: number;
}

/** The height of an axis with one line of labels. */
export const ONE_LINE = 26;

const LONGEST_TURNED = 100;
/** Turned lines of text need so much of the axis. */
const TURNED_ROOM = 20;
/** Of more names than this, some are left out. */
const MOST_TURNED = 40;
/** Between two names side by side. */
const BETWEEN = 8;
const DIAGONAL = Math.SQRT1_2;
/** What the axis beside the plot takes away, before it is known. */
const SIDES = 64;

/** Decided before the plot is laid out, from about how wide it will be. */
export function bandLook(names: readonly string[], settings: Settings): BandLook {
  const step = Math.max(1, settings.width - SIDES) / Math.max(1, names.length);
  let widest = 0;
  for (const name of names) {
    widest = Math.max(widest, settings.measureText(name, FONT_SIZE, false));
  }
  const fits = widest + BETWEEN <= step || names.length > MOST_TURNED || areNumbered(names);
  if (fits) return { turned: false, height: ONE_LINE };
  const length = Math.min(widest, LONGEST_TURNED, settings.height / 3);
  return { turned: true, height: Math.ceil((length + FONT_SIZE) * DIAGONAL) + 10 };
}

/** Names such as hours and years follow from each other: some of them tell the rest. */
function areNumbered(names: readonly string[]): boolean {
  return names.length > 2 && names.every((name) => /^\d/.test(name));
}

/** The names below a band. */
export function bandAxis(
  scale: XScale,
  names: readonly string[],
  look: BandLook,
  plotX: number,
  settings: Settings,
): XAxis {
  const name = (place: number) => names[place] ?? "";
  const nameWidth = Math.max(0, ...names.map((one) => settings.measureText(one, FONT_SIZE, false)));
  const shown = look.turned
    ? turnedTicks(scale, names, look, plotX, settings)
    : straightTicks(scale, names, settings);
  return { ticks: shown, name, nameWidth };
}

function straightTicks(scale: XScale, names: readonly string[], settings: Settings): XTick[] {
  const last = names.length - 1;
  const every = ordinalStep(scale, 0, last, (i) => names[i] ?? "", settings, BETWEEN);
  const room = Math.max(scale.gap * every - BETWEEN, 24);
  return names.flatMap((name, place) =>
    place % every === 0
      ? [tickOf(place, fitText(name, room, FONT_SIZE, false, settings.measureText), settings)]
      : [],
  );
}

/** Turned names end below their place; those at the left must not leave the picture. */
function turnedTicks(
  scale: XScale,
  names: readonly string[],
  { height }: BandLook,
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

/** The names beside a band that stands upright, from top to bottom. */
export function uprightBand(names: readonly string[], settings: Settings): YAxis {
  const room = Math.max(24, settings.width / 3 - PADDING - 8);
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
