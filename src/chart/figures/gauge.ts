import type { Settings } from "../options/settings.ts";
import type { Rect } from "../layout/axes/margins.ts";
import { GAP, type GaugeLayout, type GaugesLayout, REACH } from "./gauge-layout.ts";
import { addTexts } from "./gauge-texts.ts";
import type { Latest } from "./latest.ts";
import { toneAt, valueLabel, gaugeZones } from "./numbers.ts";

/** How far a dial reaches below its middle, in radii. */
const BELOW = 0.5;
const BOUNDS_HEIGHT = 18;
const MOST_RADIUS = 300;

/** Dials side by side, as large as they can be. */
export function layoutGauges(
  latest: readonly Latest[],
  box: Rect,
  settings: Settings,
): GaugesLayout {
  const shown = latest.filter(({ hidden }) => !hidden);
  const grid = gridOf(shown.length, box);
  const radius = radiusIn(grid, settings);
  const [low, high] = settings.range;
  const zones = gaugeZones(settings.bands, settings.thresholds);
  const layout: GaugesLayout = {
    kind: "gauge",
    radius,
    ring: Math.max(3, Math.round(radius * 0.17)),
    reach: REACH,
    gauges: dialsOf(shown, grid, radius, box, settings),
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
  if (isBare(settings)) return layout;
  const label = valueLabel(settings);
  addTexts(layout, label(low), label(high), grid.width, settings);
  return layout;
}

function isBare({ variant }: Settings): boolean {
  return variant === "sparkline";
}

/** The room below dials for the ends of their range. */
function boundsHeight(settings: Settings): number {
  return isBare(settings) ? 0 : BOUNDS_HEIGHT;
}

function radiusIn({ width, height }: Grid, settings: Settings): number {
  const free = (height - boundsHeight(settings)) / (1 + BELOW);
  return Math.max(4, Math.floor(Math.min(width / 2, free, MOST_RADIUS)));
}

function dialsOf(
  shown: readonly Latest[],
  { columns, width, height }: Grid,
  radius: number,
  box: Rect,
  settings: Settings,
): GaugeLayout[] {
  const [low, high] = settings.range;
  const label = valueLabel(settings);
  const zones = gaugeZones(settings.bands, settings.thresholds);
  const spare = (height - boundsHeight(settings) - radius * (1 + BELOW)) / 2;
  const rows = Math.ceil(shown.length / columns);
  const dials = shown.map((one, i): GaugeLayout => {
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
  return dials.filter((dial) => isInside(dial, radius, settings));
}

/** Where dials would be smaller than can be seen, those are left out that fall off the picture. */
function isInside({ x, y }: GaugeLayout, radius: number, { width, height }: Settings): boolean {
  return x >= radius && x + radius <= width && y >= radius && y + BELOW * radius <= height;
}

/** Cells of one size, in pixels, in so many columns. */
interface Grid {
  columns: number;
  width: number;
  height: number;
}

/** The grid of so many cells whose dials are largest. */
function gridOf(count: number, { width, height }: Rect): Grid {
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
