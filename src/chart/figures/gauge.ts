import type { Rect } from "../layout/axes/margins.ts";
import type { Settings } from "../options/settings.ts";
import { GAP, type GaugeLayout, type GaugesLayout, REACH } from "./gauge-layout.ts";
import { addTexts } from "./gauge-texts.ts";
import type { Latest } from "./latest.ts";
import { aboveMore, layoutMore, NO_VALUE } from "./more-values.ts";
import { findZones, toneAt, valueLabel } from "./numbers.ts";

/** How far a dial reaches below its centre, in radii. */
const REACH_BELOW = 0.5;
const BOUNDS_HEIGHT = 18;
const MIN_RADIUS = 4;
/** The least radius of one of several dials: a smaller one could not be read. */
const MIN_RADIUS_OF_SEVERAL = 10;
const MAX_RADIUS = 300;

/** Lays out dials side by side, as large as they fit; a row below says how many have no room. */
export function layoutGauges(
  latest: readonly Latest[],
  box: Rect,
  settings: Settings,
): GaugesLayout {
  const visible = latest.filter(({ hidden }) => !hidden);
  const isBare = settings.variant === "sparkline";
  const fits = isBare || countFitting(visible.length, box, settings) === visible.length;
  const room = fits ? box : aboveMore(box);
  const count = fits ? visible.length : countFitting(visible.length, room, settings);
  const layout = layoutDialGrid(visible.slice(0, count), room, settings);
  const more = layoutMore(visible.slice(layout.gauges.length), box, settings);
  return more === undefined ? layout : { ...layout, more };
}

/** How many dials have room. */
function countFitting(count: number, box: Rect, settings: Settings): number {
  const fits = (some: number) => chooseGrid(some, box, settings).radius >= MIN_RADIUS_OF_SEVERAL;
  if (count <= 1 || fits(count)) return count;
  let [most, tooMany] = [1, count];
  while (tooMany - most > 1) {
    const middle = Math.floor((most + tooMany) / 2);
    if (fits(middle)) most = middle;
    else tooMany = middle;
  }
  return most;
}

function layoutDialGrid(visible: readonly Latest[], box: Rect, settings: Settings): GaugesLayout {
  const grid = chooseGrid(visible.length, box, settings);
  const radius = dialRadius(grid, settings);
  const [low, high] = settings.range;
  const layout: GaugesLayout = {
    kind: "gauge",
    radius,
    ring: Math.max(3, Math.round(radius * 0.17)),
    reach: REACH,
    gauges: layoutDials(visible, grid, radius, box, settings),
    zones: layoutZones(settings),
    low: "",
    high: "",
    valueSize: 0,
    nameSize: 0,
    nameY: 0,
  };
  if (settings.variant === "sparkline") return layout;
  const label = valueLabel(settings);
  const isAlone = heightBelow(grid, settings) === 0;
  addTexts(layout, label(low), label(high), { width: grid.width, isAlone }, settings);
  return layout;
}

/** The height of the text below a dial, its name or the ends of its range: none where there is no room. */
function heightBelow({ height, count }: Pick<DialGrid, "height" | "count">, { variant }: Settings) {
  const min = count > 1 ? MIN_NAMED_HEIGHT : MIN_BOUNDED_HEIGHT;
  return variant === "sparkline" || height < min ? 0 : BOUNDS_HEIGHT;
}

/** Lower dials, in pixels, have no bounds; and no names, though several keep theirs for longer. */
const MIN_BOUNDED_HEIGHT = 4 * BOUNDS_HEIGHT;
const MIN_NAMED_HEIGHT = 2 * BOUNDS_HEIGHT;

function dialRadius(grid: DialGrid, settings: Settings): number {
  const { width, height } = grid;
  const free = (height - heightBelow(grid, settings)) / (1 + REACH_BELOW);
  return Math.max(MIN_RADIUS, Math.floor(Math.min(width / 2, free, MAX_RADIUS)));
}

function layoutZones(settings: Settings): GaugesLayout["zones"] {
  const [low, high] = settings.range;
  return findZones(settings)
    .map(({ from, to, tone }) => ({
      from: angleAt(from, low, high),
      to: angleAt(to, low, high),
      tone,
    }))
    .filter(({ from, to }) => to > from);
}

function layoutDials(
  visible: readonly Latest[],
  grid: DialGrid,
  radius: number,
  box: Rect,
  settings: Settings,
): GaugeLayout[] {
  const { columns, width, height } = grid;
  const [low, high] = settings.range;
  const label = valueLabel(settings);
  const zones = findZones(settings);
  const spare = (height - heightBelow(grid, settings) - radius * (1 + REACH_BELOW)) / 2;
  const rows = Math.ceil(visible.length / columns);
  const dials = visible.map(({ name, index, color, value }, i): GaugeLayout => {
    const row = Math.floor(i / columns);
    const rowLength = row === rows - 1 ? visible.length - row * columns : columns;
    const left = box.x + ((columns - rowLength) * (width + GAP)) / 2;
    const tone = toneAt(value, zones);
    return {
      name,
      index,
      ...(color === undefined ? undefined : { color }),
      value,
      x: Math.round(left + (i % columns) * (width + GAP) + width / 2),
      y: Math.round(box.y + row * (height + GAP) + Math.max(0, spare) + radius),
      angle: angleAt(value, low, high),
      ...(tone === undefined ? undefined : { tone }),
      text: Number.isNaN(value) ? NO_VALUE : label(value),
      label: "",
    };
  });
  return dials.filter((dial) => isInside(dial, radius, settings));
}

/** Whether a dial lies in the picture: with many, the least radius is more than there is room for. */
function isInside({ x, y }: GaugeLayout, radius: number, { width, height }: Settings): boolean {
  return x >= radius && x + radius <= width && y >= radius && y + REACH_BELOW * radius <= height;
}

/** Columns, and the size of a cell in pixels. */
interface DialGrid {
  count: number;
  columns: number;
  width: number;
  height: number;
}

/** The grid with the largest dials. */
function chooseGrid(
  count: number,
  { width, height }: Rect,
  settings: Settings,
): DialGrid & { radius: number } {
  let best = { count, columns: 1, width, height, radius: -1 };
  for (let columns = 1; columns <= Math.max(1, count); columns++) {
    const rows = Math.ceil(count / columns);
    const cell = {
      count,
      width: Math.max(1, (width - GAP * (columns - 1)) / columns),
      height: Math.max(1, (height - GAP * (rows - 1)) / rows),
    };
    const free = cell.height - heightBelow(cell, settings);
    const radius = Math.min(cell.width / 2, free / (1 + REACH_BELOW));
    if (radius > best.radius) best = { columns, ...cell, radius };
  }
  return best;
}

/** The angle of a value on a dial, within its ends; the left end for NaN. */
function angleAt(value: number, low: number, high: number): number {
  if (!(value > low)) return -REACH;
  if (value >= high) return REACH;
  // The range of the largest numbers overflows, and halves of the smallest are no more.
  const isHuge = high - low === Number.POSITIVE_INFINITY;
  const share = isHuge
    ? (value / 2 - low / 2) / (high / 2 - low / 2)
    : (value - low) / (high - low);
  return REACH * (2 * share - 1);
}
