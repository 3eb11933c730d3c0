import { continuationOf, type LineMark } from "./line-mark.ts";
import type { Memory } from "./memory.ts";
import type { NumberLabel } from "./number-label.ts";
import type { Series } from "./series.ts";
import { textWidth } from "./text-width.ts";
import { type XScale, xOf } from "./x-scale.ts";

/** What is shown while the pointer is over a stretch of x. */
export interface Tooltip {
  /** Pixels from the scale's origin. */
  x: number;
  /** The stretch around `x` that calls it, where it is not the usual one. */
  reach?: { left: number; width: number };
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

/** Nobody can point at less than this many pixels. */
const NARROWEST = 6;

/** How tooltips name places and values. */
export interface TooltipLabels {
  name: (x: number) => string;
  value: NumberLabel;
}

/** One tooltip for each x at which a visible series has a value, ascending. */
export function tooltipsOf(
  marks: LineMark[],
  series: Series[],
  x: XScale,
  labels: TooltipLabels,
  memory: Memory,
): Tooltip[] {
  const ofMarks = marks.map((mark) => rememberedTooltips(mark, series, x, labels, memory));
  const tooltips = ofMarks.length === 1 ? ofMarks[0]! : sharedTooltips(ofMarks, x, memory);
  return withReaches(tooltips, Math.max(NARROWEST, x.gap));
}

/** A line's own tooltips, at each of its points or, where several share a place, at the newest. */
function tooltipsOfMark(
  mark: LineMark,
  series: Series[],
  x: XScale,
  labels: TooltipLabels,
  from = 0,
): Tooltip[] {
  const { index, name, xs, ys, points } = mark;
  const owner = series[index]!;
  const tooltips: Tooltip[] = [];
  for (let i = from; i < xs.length; i++) {
    if (Number.isNaN(ys[i]!) || sharesPlace(mark, i, x)) continue;
    const at = xOf(x.kind, owner, points[i]!);
    const value = owner.ys[points[i]!]!;
    const values = [{ index, series: name, y: ys[i]!, value, text: labels.value(value) }];
    tooltips.push({ x: xs[i]!, at, name: labels.name(at), values });
  }
  return tooltips;
}

/** Where points lie closer than one can point at, several share a place. */
function placeOf(px: number, { gap }: XScale): number {
  return gap >= NARROWEST ? px : Math.floor(px / NARROWEST);
}

function sharesPlace({ xs, ys }: LineMark, i: number, x: XScale): boolean {
  if (i < 0 || i + 1 >= xs.length || Number.isNaN(ys[i + 1]!)) return false;
  return placeOf(xs[i]!, x) === placeOf(xs[i + 1]!, x);
}

/** The tooltips of a line, one for each of its points. */
interface KeptTooltips {
  xs: number[];
  tooltips: Tooltip[];
}

/** The tooltips of the points that were there before are taken over. */
function rememberedTooltips(
  mark: LineMark,
  series: Series[],
  x: XScale,
  labels: TooltipLabels,
  memory: Memory,
): Tooltip[] {
  const last = memory.keep(
    keptName(mark.index),
    [labels.name, labels.value],
    (): KeptTooltips => ({ xs: [], tooltips: [] }),
  );
  const { shift, count } = continuationOf(memory, mark.index, last.xs);
  const tooltips = last.tooltips.slice(shift, shift + count);
  // A new point may stand where the last one of before does.
  if (sharesPlace(mark, tooltips.length - 1, x)) tooltips.pop();
  for (const tooltip of tooltipsOfMark(mark, series, x, labels, tooltips.length)) {
    tooltips.push(tooltip);
  }
  // Only where each point has a tooltip of its own can the points tell which ones stay.
  last.xs = tooltips.length === mark.xs.length && x.gap >= NARROWEST ? mark.xs : [];
  last.tooltips = tooltips;
  return tooltips;
}

// Names that are made once are found quicker than names that are put together each time.
const KEPT_NAMES: string[] = [];

function keptName(index: number): string {
  return (KEPT_NAMES[index] ??= `tooltips ${index}`);
}

/** One tooltip for all series at a place, and what it was made of. */
interface Shared {
  parts: Tooltip[];
  tooltip: Tooltip;
}

/** One tooltip for all series at each place; the same as before where its parts are. */
function sharedTooltips(ofMarks: Tooltip[][], x: XScale, memory: Memory): Tooltip[] {
  const last = memory.keep("shared tooltips", [], () => ({ places: new Map<number, Shared>() }));
  const places = new Map<number, Shared>();
  for (const [place, parts] of partsByPlace(ofMarks, x)) {
    const known = last.places.get(place);
    const isKnown = known !== undefined && areSame(known.parts, parts);
    places.set(place, isKnown ? known : { parts, tooltip: joinedTooltip(parts) });
  }
  last.places = places;
  return Array.from(places.values(), ({ tooltip }) => tooltip).sort((a, b) => a.x - b.x);
}

function partsByPlace(ofMarks: Tooltip[][], x: XScale): Map<number, Tooltip[]> {
  const places = new Map<number, Tooltip[]>();
  for (const tooltips of ofMarks) {
    for (const tooltip of tooltips) {
      const place = placeOf(tooltip.x, x);
      const parts = places.get(place);
      if (parts === undefined) places.set(place, [tooltip]);
      else parts.push(tooltip);
    }
  }
  return places;
}

function areSame(some: Tooltip[], others: Tooltip[]): boolean {
  return some.length === others.length && some.every((one, i) => one === others[i]);
}

function joinedTooltip(parts: Tooltip[]): Tooltip {
  return { ...parts[0]!, values: parts.flatMap(({ values }) => values) };
}

/** Gives those a reach of their own that do not lie as far apart as usual. */
function withReaches(tooltips: Tooltip[], usual: number): Tooltip[] {
  let result = tooltips;
  for (let i = 0; i < tooltips.length; i++) {
    const tooltip = tooltips[i]!;
    const before = i === 0 ? usual : tooltip.x - tooltips[i - 1]!.x;
    const after = i === tooltips.length - 1 ? usual : tooltips[i + 1]!.x - tooltip.x;
    if (isAbout(before, usual) && isAbout(after, usual)) continue;
    if (result === tooltips) result = tooltips.slice();
    const reach = { left: Math.round(-before / 2), width: Math.round((before + after) / 2) };
    result[i] = { ...tooltip, reach };
  }
  return result;
}

function isAbout(gap: number, usual: number): boolean {
  return Math.abs(gap - usual) <= usual / 4;
}

/**
 * The x (in pixels from the origin) left of which a tooltip stands to the right of its point, and
 * from which on it stands to the left, so that none is cut by the plot's edges. A boundary stays
 * with its points as they slide, for as long as the plot's width allows.
 */
export function tooltipTurn(plotLeft: number, plotWidth: number, tooltipWidth: number): number {
  const stay = plotWidth - 2 * tooltipWidth;
  if (stay < tooltipWidth / 4) return Math.round(plotLeft + plotWidth / 2);
  return Math.round(Math.floor((plotLeft + plotWidth - tooltipWidth) / stay) * stay);
}

/** How wide a tooltip may be, guessed from the widest tick labels of both axes. */
export function tooltipWidth(
  nameWidth: number,
  tickTexts: string[],
  seriesNames: string[],
  fontSize: number,
): number {
  const value = Math.max(0, ...tickTexts.map((text) => textWidth(`${text}00`, fontSize)));
  const names = Math.max(0, ...seriesNames.map((text) => textWidth(`${text}  `, fontSize)));
  const head = nameWidth + textWidth("  ", fontSize);
  return 16 + (seriesNames.length > 1 ? Math.max(head, names + value) : head + value);
}
