import type { AcrossAxis } from "../axes/across-axis.ts";
import { FONT_SIZE } from "../axes/header.ts";
import type { Layer } from "../layer.ts";
import type { ChartLayout, LaidOut } from "../layout.ts";
import { type MarkLayout, pointAt } from "../marks/mark.ts";
import type { Memory } from "../memory.ts";
import type { NumberLabels } from "../labels/number-label.ts";
import type { Scaffold } from "../scaffold.ts";
import type { Settings } from "../settings.ts";
import { xOf } from "../scales/x-scale.ts";

/** What is shown while the pointer is over a stretch of x. */
export interface Tooltip {
  /** Pixels from the scale's origin. */
  x: number;
  /** What the scale counts at `x`: a moment, a number or an event. */
  at: number;
  /** `at` in words. */
  name: string;
  values: TooltipValue[];
}

export interface TooltipValue {
  /** The series' place among all. */
  index: number;
  series: string;
  value: number;
  /** Pixels from the plot's top. */
  y: number;
  /** `value` in words. */
  text: string;
}

/** Where tooltips are: pixels from the scale's origin, and for each mark which of its points, or -1. */
export interface TooltipPlaces {
  xs: number[];
  /** By mark; a mark that is hidden has none. */
  points: (readonly number[] | undefined)[];
}

/** Nobody can point at less than this many pixels. */
const NARROWEST = 6;

/** The usual width of the stretch that calls a tooltip. */
export function reachOf(gap: number): number {
  return Math.max(NARROWEST, Math.round(gap));
}

/** A place for each x at which a visible mark has a value, ascending. */
export function tooltipPlaces(marks: readonly MarkLayout[], gap: number): TooltipPlaces {
  const own = marks.map((mark) => (mark.hidden ? undefined : positionsOf(mark, gap)));
  let only = -1;
  for (let m = 0; m < own.length; m++) {
    if (own[m] === undefined) continue;
    if (only >= 0) return mergedPlaces(marks, own, gap);
    only = m;
  }
  if (only < 0) return { xs: [], points: own };
  const { xs } = marks[only]!;
  const positions = own[only]!;
  return { xs: positions === counted ? xs : positions.map((i) => xs[i]!), points: own };
}

/** The positions of a mark that have a tooltip: of several at one place, the last. */
function positionsOf({ xs, ys, boxes }: MarkLayout, gap: number): readonly number[] {
  const positions: number[] = [];
  if (gap >= NARROWEST && boxes === undefined && isWhole(xs, ys)) return countTo(xs.length);
  for (let i = 0; i < xs.length; i++) {
    if (Number.isNaN(ys[i]!) && boxes === undefined) continue;
    const shares =
      i + 1 < xs.length &&
      !Number.isNaN(ys[i + 1]!) &&
      placeOf(xs[i]!, gap) === placeOf(xs[i + 1]!, gap);
    if (!shares) positions.push(i);
  }
  return positions;
}

/** Whether there is no gap, and no two points stand at one place. */
function isWhole(xs: readonly number[], ys: readonly number[]): boolean {
  for (let i = 0; i < ys.length; i++) if (Number.isNaN(ys[i]!) || xs[i] === xs[i + 1]) return false;
  return true;
}

const counted: number[] = [];

/** The numbers from 0 to before another, at the least: one list for all, so nobody may change it. */
function countTo(length: number): readonly number[] {
  for (let i = counted.length; i < length; i++) counted.push(i);
  return counted;
}

/** Where points lie closer than one can point at, several share a place. */
function placeOf(px: number, gap: number): number {
  return gap >= NARROWEST ? px : Math.floor(px / NARROWEST);
}

/** Walks along all marks at once, from place to place. */
function mergedPlaces(
  marks: readonly MarkLayout[],
  own: (readonly number[] | undefined)[],
  gap: number,
): TooltipPlaces {
  const xs: number[] = [];
  const merged = own.map((positions): number[] | undefined => positions && []);
  const next = own.map(() => 0);
  for (;;) {
    let nearest = Number.POSITIVE_INFINITY;
    for (let m = 0; m < marks.length; m++) {
      const position = positionAt(own, m, next[m]!, marks);
      if (position >= 0) nearest = Math.min(nearest, marks[m]!.xs[position]!);
    }
    if (!(nearest < Number.POSITIVE_INFINITY)) return { xs, points: merged };
    xs.push(nearest);
    const place = placeOf(nearest, gap);
    for (let m = 0; m < marks.length; m++) {
      const position = positionAt(own, m, next[m]!, marks);
      const isHere = position >= 0 && placeOf(marks[m]!.xs[position]!, gap) === place;
      merged[m]?.push(isHere ? position : -1);
      if (isHere) next[m]!++;
    }
  }
}

/** The next position of a mark, or -1 where there is none left. */
function positionAt(
  own: (readonly number[] | undefined)[],
  m: number,
  next: number,
  marks: readonly MarkLayout[],
): number {
  const position = own[m]?.[next];
  return position === undefined || position >= marks[m]!.xs.length ? -1 : position;
}

/** What a mark says of one of its points. */
export function valueText(
  mark: MarkLayout,
  layer: Layer,
  position: number,
  labels: NumberLabels,
): string {
  const point = pointAt(mark, position);
  const { fields, ys } = layer.series;
  const { kind } = mark;
  if (kind === "candle" && fields !== undefined) {
    const of = (column: Float64Array | undefined) => known(column?.[point], labels);
    return `${of(fields.open)} → ${of(ys)}, ${of(fields.low)} – ${of(fields.high)}`;
  }
  if (kind === "range" && fields?.low !== undefined && fields.high !== undefined) {
    const span = `${known(fields.low[point], labels)} – ${known(fields.high[point], labels)}`;
    return Number.isNaN(ys[point]!) ? span : `${labels.value(ys[point]!)} (${span})`;
  }
  if (kind === "box") {
    const box = layer.boxes?.[position];
    if (box === undefined) return "";
    return `${labels.value(box.median)} (${labels.value(box.q1)} – ${labels.value(box.q3)})`;
  }
  if (kind === "dot" && fields?.size !== undefined) {
    return `${labels.value(ys[point]!)} (${labels.value(fields.size[point]!)})`;
  }
  return labels.value(ys[point]!);
}

/** A value in words; a mark of several values may lack one of them. */
function known(value: number | undefined, labels: NumberLabels): string {
  return value === undefined || Number.isNaN(value) ? "?" : labels.value(value);
}

/** How the axis of a mark writes values. */
export function labelsOf({ axis }: MarkLayout, { surroundings, values }: Scaffold): NumberLabels {
  const { y, y2 } = surroundings;
  if (values !== undefined) return values;
  return axis === "y2" && y2 !== undefined ? y2.axis.labels : y.axis.labels;
}

/** The tooltips of a layout in full, for those who look at it. */
export function tooltipsOf({ layout, layers, scaffold, across }: LaidOut): Tooltip[] {
  const { marks, places } = layout;
  if (places === undefined) return [];
  return places.xs.map((x, place) => {
    const values: TooltipValue[] = [];
    let at = Number.NaN;
    for (const [m, mark] of marks.entries()) {
      const position = places.points[m]?.[place] ?? -1;
      if (position < 0) continue;
      const layer = layers[m]!;
      const point = pointAt(mark, position);
      if (values.length === 0) at = xOf(layout.x.kind, layer.series, point);
      values.push({
        index: mark.index,
        series: mark.name,
        value: layer.series.ys[point]!,
        y: mark.ys[position]!,
        text: valueText(mark, layer, position, labelsOf(mark, scaffold)),
      });
    }
    return { x, at, name: across.axis.name(at), values };
  });
}

/**
 * The x (in pixels from the origin) left of which a tooltip stands to the right of its point, and
 * from which on it stands to the left, so that none is cut by the plot's edges. A boundary stays
 * with its points as they slide, for as long as the plot's width allows.
 */
export function turnOf(
  layout: ChartLayout,
  scaffold: Scaffold,
  across: AcrossAxis,
  memory: Memory,
  settings: Settings,
): number {
  const { x, plot } = layout;
  const width = tooltipSize(layout, scaffold, across, memory, settings);
  const stay = plot.width - 2 * width;
  if (stay < width / 4) return Math.round(x.slide + plot.width / 2);
  return Math.round(Math.floor((x.slide + plot.width - width) / stay) * stay);
}

/** How wide a tooltip may be, guessed from the widest labels of the axes. */
export function tooltipSize(
  layout: ChartLayout,
  scaffold: Scaffold,
  across: AcrossAxis,
  memory: Memory,
  settings: Settings,
): number {
  const visible = layout.marks.filter(({ hidden }) => !hidden);
  const names = visible.map(({ name }) => name);
  const parts = [scaffold, across.axis.nameWidth, ...names];
  return memory.keep("tooltip width", parts, () =>
    widestTooltip(visible, scaffold, across.axis.nameWidth, settings),
  );
}

const PADDINGS = 20;

function widestTooltip(
  visible: MarkLayout[],
  scaffold: Scaffold,
  nameWidth: number,
  { measureText }: Settings,
): number {
  const width = (text: string) => measureText(text, FONT_SIZE, false);
  const rows = visible.map((mark) => {
    const ticks = labelsOf(mark, scaffold);
    const axis = mark.axis === "y2" ? scaffold.surroundings.y2 : scaffold.surroundings.y;
    const values = (axis?.ticks ?? []).map(({ value }) => width(`${ticks.tick(value)}00`));
    const count = mark.kind === "candle" ? 4 : mark.kind === "range" || mark.kind === "box" ? 3 : 1;
    return { name: width(`${mark.name}  `), value: count * Math.max(0, ...values) };
  });
  const widestValue = Math.max(0, ...rows.map(({ value }) => value));
  const head = nameWidth + width(", ");
  if (rows.length <= 1) return Math.ceil(PADDINGS + head + widestValue);
  const widestRow = Math.max(0, ...rows.map(({ name, value }) => name + value));
  return Math.ceil((PADDINGS + Math.max(head, widestRow)) / 8) * 8;
}
