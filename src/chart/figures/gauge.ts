import { FONT_SIZE } from "../axes/header.ts";
import type { Tone } from "../options.ts";
import type { Settings } from "../settings.ts";
import type { Box } from "../axes/surroundings.ts";
import { fitText, type MeasureText } from "../text/text-width.ts";
import type { Latest } from "./latest.ts";
import { digitsAndUnit, fittingSize } from "./large-value.ts";
import { toneAt, valueLabel, zonesOf } from "./numbers.ts";

/** A dial around its middle. Angles are in radians, clockwise from the top. */
export interface GaugeLayout {
  name: string;
  index: number;
  color?: string;
  value: number;
  x: number;
  y: number;
  /** Where the ring ends that shows the value. */
  angle: number;
  /** What the value means, where a zone says. */
  tone?: Tone;
  text: string;
  label: string;
}

export interface GaugesLayout {
  kind: "gauge";
  /** Of all dials: the outer radius, and how broad the ring is. */
  radius: number;
  ring: number;
  /** Half of what the dial spans, in radians. */
  reach: number;
  gauges: GaugeLayout[];
  zones: { from: number; to: number; tone: Tone }[];
  /** The ends of the range; none where there is no room. */
  low: string;
  high: string;
  /** Font sizes in pixels; 0 where there is no room. */
  valueSize: number;
  nameSize: number;
  /** The baseline of the names, from a dial's middle. */
  nameY: number;
}

/** 240 degrees. */
export const REACH = (2 / 3) * Math.PI;
/** How far a dial reaches below its middle, in radii. */
const BELOW = 0.5;
const GAP = 16;
const BOUNDS_HEIGHT = 18;
const SMALLEST_NAMED = 34;
const MOST_RADIUS = 300;

/** Dials side by side, as large as they can be. */
export function gaugesOf(latest: readonly Latest[], box: Box, settings: Settings): GaugesLayout {
  const shown = latest.filter(({ hidden }) => !hidden);
  const bare = settings.variant === "sparkline";
  const { columns, width, height } = gridOf(shown.length, box);
  const extra = bare ? 0 : BOUNDS_HEIGHT;
  const rough = Math.min(width / 2, (height - extra) / (1 + BELOW), MOST_RADIUS);
  const radius = Math.max(4, Math.floor(rough));
  const [low, high] = settings.range;
  const label = valueLabel(settings);
  const ring = Math.max(3, Math.round(radius * 0.17));
  const zones = zonesOf(settings.bands, settings.thresholds);
  const spare = (height - extra - radius * (1 + BELOW)) / 2;
  const rows = Math.ceil(shown.length / columns);
  const gauges = shown.map((one, i): GaugeLayout => {
    const row = Math.floor(i / columns);
    const inRow = row === rows - 1 ? shown.length - row * columns : columns;
    const left = box.x + ((columns - inRow) * (width + GAP)) / 2;
    const tone = toneAt(one.value, zones);
    return {
      name: one.name,
      index: one.index,
      ...(one.color === undefined ? undefined : { color: one.color }),
      value: one.value,
      x: Math.round(left + (i % columns) * (width + GAP) + width / 2),
      y: Math.round(box.y + row * (height + GAP) + Math.max(0, spare) + radius),
      angle: angleOf(one.value, low, high),
      ...(tone === undefined ? undefined : { tone }),
      text: Number.isNaN(one.value) ? "–" : label(one.value),
      label: "",
    };
  });
  const layout: GaugesLayout = {
    kind: "gauge",
    radius,
    ring,
    reach: REACH,
    gauges: gauges.filter((one) => isInside(one, radius, settings)),
    zones: zones
      .map(({ from, to, tone }) => ({
        from: angleOf(from, low, high),
        to: angleOf(to, low, high),
        tone,
      }))
      .filter(({ from, to }) => to > from),
    low: "",
    high: "",
    valueSize: 0,
    nameSize: 0,
    nameY: 0,
  };
  if (!bare) addTexts(layout, label(low), label(high), width, settings);
  return layout;
}

/** Where dials would be smaller than can be seen, those are left out that fall off the picture. */
function isInside({ x, y }: GaugeLayout, radius: number, { width, height }: Settings): boolean {
  return x >= radius && x + radius <= width && y >= radius && y + BELOW * radius <= height;
}

/** How broad the ring is that shows the zones, beside one that shows a value. */
export function zoneWidth(ring: number): number {
  return Math.max(2, Math.round(ring / 5));
}

/** The grid of so many cells whose dials are largest. */
function gridOf(count: number, { width, height }: Box) {
  let best = { columns: 1, width, height, radius: -1 };
  for (let columns = 1; columns <= Math.max(1, count); columns++) {
    const rows = Math.ceil(count / columns);
    const cell = {
      width: Math.max(1, (width - GAP * (columns - 1)) / columns),
      height: Math.max(1, (height - GAP * (rows - 1)) / rows),
    };
    const radius = Math.min(cell.width / 2, (cell.height - BOUNDS_HEIGHT) / (1 + BELOW));
    if (radius > best.radius) best = { columns, ...cell, radius };
  }
  return best;
}

function angleOf(value: number, low: number, high: number): number {
  // Halves, as the span of the largest numbers is more than a number can say.
  const share = (value / 2 - low / 2) / (high / 2 - low / 2);
  if (Number.isNaN(share)) return -REACH;
  return REACH * (2 * Math.min(1, Math.max(0, share)) - 1);
}

const LARGEST_VALUE = 72;
/** A smaller value is written without its unit, if at all. */
const SMALL_VALUE = 11;
const SMALLEST_VALUE = 9;
const MIDDLING = 64;
/** A smaller dial is told of by nothing but its ring. */
const SMALLEST_TOLD = 12;
const LARGE = 110;

function addTexts(
  layout: GaugesLayout,
  low: string,
  high: string,
  cellWidth: number,
  settings: Settings,
): void {
  const { measureText, title, legend } = settings;
  const { radius, ring, gauges } = layout;
  const within = 1.7 * (radius - ring - 8);
  const isTight = (name: string) => measureText(name, FONT_SIZE, false) > within;
  const isSmall =
    radius < SMALLEST_NAMED || (radius < MIDDLING && gauges.some(({ name }) => isTight(name)));
  const inner = radius - ring - (radius < SMALLEST_NAMED ? 2 : 8);
  addValueSize(layout, high, 1.72 * inner, measureText);
  const half = radius * Math.sin(REACH);
  const fits = (text: string) => measureText(text, FONT_SIZE, false) <= half * 0.9;
  if (!isSmall && fits(low) && fits(high)) {
    layout.low = low;
    layout.high = high;
  }
  layout.nameSize = radius > LARGE ? 14 : FONT_SIZE;
  const below = isSmall ? radius / 2 + 14 : layout.valueSize * 0.36 + layout.nameSize + 6;
  layout.nameY = Math.round(below);
  if (radius < SMALLEST_TOLD) return;
  // A single dial below a title needs no name of its own.
  if (gauges.length === 1 && title !== "" && legend !== true) return;
  const room = isSmall ? cellWidth + GAP / 2 : within;
  for (const one of gauges) {
    one.label = fitText(one.name, room, layout.nameSize, false, measureText);
  }
}

/** One size for all dials, in which each value fits, with its unit if that can be. */
function addValueSize(
  layout: GaugesLayout,
  widest: string,
  room: number,
  measureText: MeasureText,
): void {
  const { gauges, radius } = layout;
  const most = Math.min(LARGEST_VALUE, Math.max(SMALL_VALUE, Math.round(radius * 0.42)));
  const texts = [...gauges.map(({ text }) => text), widest];
  const size = fittingSize(texts, room, most, 0, measureText);
  if (size >= SMALL_VALUE) {
    layout.valueSize = size;
    return;
  }
  const digits = gauges.map(({ text }) => digitsAndUnit(text)[0]);
  const small = fittingSize(digits, room, SMALL_VALUE, 0, measureText);
  if (small < SMALLEST_VALUE) return;
  layout.valueSize = small;
  gauges.forEach((one, i) => (one.text = digits[i]!));
}
