import { FONT_SIZE } from "../header.ts";
import type { Tone } from "../options.ts";
import type { Settings } from "../settings.ts";
import type { Box } from "../surroundings.ts";
import { fitText } from "../text-width.ts";
import type { Latest } from "./latest.ts";
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
  const label = valueLabel(Math.max(Math.abs(low), Math.abs(high)), settings);
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
    gauges,
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
  };
  if (!bare) addTexts(layout, label(low), label(high), settings);
  return layout;
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

function addTexts(layout: GaugesLayout, low: string, high: string, settings: Settings): void {
  const { measureText } = settings;
  const { radius, ring, gauges } = layout;
  const inner = radius - ring - 8;
  const widest = (size: number) =>
    Math.max(
      ...[...gauges.map(({ text }) => text), high].map((text) => measureText(text, size, true)),
    );
  let size = Math.min(LARGEST_VALUE, Math.round(radius * 0.42));
  while (size > 0 && widest(size) > 1.72 * inner) size--;
  layout.valueSize = size < 9 ? 0 : size;
  const half = radius * Math.sin(REACH);
  const fits = (text: string) => measureText(text, FONT_SIZE, false) <= half * 0.9;
  if (radius >= SMALLEST_NAMED && fits(low) && fits(high)) {
    layout.low = low;
    layout.high = high;
  }
  if (radius < SMALLEST_NAMED) return;
  layout.nameSize = radius > 110 ? 14 : FONT_SIZE;
  // A single dial below a title needs no name of its own.
  if (gauges.length === 1 && settings.title !== "" && settings.legend !== true) return;
  for (const one of gauges) {
    one.label = fitText(one.name, 1.7 * inner, layout.nameSize, false, measureText);
  }
}
