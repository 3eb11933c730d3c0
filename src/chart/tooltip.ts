import type { LineMark } from "./line-mark.ts";
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
  /** The moment, the x or the event. */
  name: string;
  values: TooltipValue[];
}

export interface TooltipValue {
  index: number;
  /** Pixels from the plot's top. */
  y: number;
  text: string;
  series: string;
}

/** Nobody can point at less than this many pixels. */
const NARROWEST = 6;

/** One tooltip for each x at which a visible series has a value, ascending. */
export function tooltipsOf(
  marks: LineMark[],
  series: Series[],
  x: XScale,
  name: (x: number) => string,
  value: NumberLabel,
): Tooltip[] {
  const narrow = x.gap < NARROWEST;
  const leftmost = x.slides ? x.px(x.domain[0]) - x.gap / 2 : Number.NEGATIVE_INFINITY;
  const byPlace = new Map<number, Tooltip>();
  for (const { index, name: seriesName, xs, ys, points } of marks) {
    const owner = series[index]!;
    for (let i = 0; i < xs.length; i++) {
      const px = xs[i]!;
      const y = ys[i]!;
      if (Number.isNaN(y) || px < leftmost) continue;
      const at = points[i]!;
      const tooltip = tooltipAt(byPlace, narrow ? Math.floor(px / NARROWEST) : px);
      tooltip.x = px;
      tooltip.name = name(xOf(x.kind, owner, at));
      setValue(tooltip, { index, y, text: value(owner.ys[at]!), series: seriesName });
    }
  }
  const tooltips = [...byPlace.values()];
  if (marks.length > 1) tooltips.sort((a, b) => a.x - b.x);
  setReaches(tooltips, narrow ? NARROWEST : x.gap);
  return tooltips;
}

function tooltipAt(byPlace: Map<number, Tooltip>, place: number): Tooltip {
  let tooltip = byPlace.get(place);
  if (tooltip === undefined) {
    tooltip = { x: 0, name: "", values: [] };
    byPlace.set(place, tooltip);
  }
  return tooltip;
}

// Where several points of a series share a place, the newest speaks.
function setValue(tooltip: Tooltip, value: TooltipValue): void {
  const last = tooltip.values.at(-1);
  if (last?.index === value.index) tooltip.values[tooltip.values.length - 1] = value;
  else tooltip.values.push(value);
}

function setReaches(tooltips: Tooltip[], usual: number): void {
  for (let i = 0; i < tooltips.length; i++) {
    const tooltip = tooltips[i]!;
    const before = i === 0 ? usual : tooltip.x - tooltips[i - 1]!.x;
    const after = i === tooltips.length - 1 ? usual : tooltips[i + 1]!.x - tooltip.x;
    if (isAbout(before, usual) && isAbout(after, usual)) continue;
    tooltip.reach = { left: Math.round(-before / 2), width: Math.round((before + after) / 2) };
  }
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
  name: string,
  tickTexts: string[],
  seriesNames: string[],
  fontSize: number,
): number {
  const value = Math.max(0, ...tickTexts.map((text) => textWidth(`${text}00`, fontSize)));
  const names = Math.max(0, ...seriesNames.map((text) => textWidth(`${text}  `, fontSize)));
  const head = textWidth(`${name}  `, fontSize);
  return 16 + (seriesNames.length > 1 ? Math.max(head, names + value) : head + value);
}

const MOST_TEXTS = 4096;

/** The writer, remembering what it wrote for each place. */
export function rememberingTooltips(write: (tooltip: Tooltip) => string): typeof write {
  const texts = new Map<number, { tooltip: Tooltip; text: string }>();
  return (tooltip) => {
    const known = texts.get(tooltip.x);
    if (known !== undefined && isSame(known.tooltip, tooltip)) return known.text;
    const text = write(tooltip);
    if (texts.size >= MOST_TEXTS) texts.clear();
    texts.set(tooltip.x, { tooltip, text });
    return text;
  };
}

function isSame(a: Tooltip, b: Tooltip): boolean {
  if (a.name !== b.name || a.values.length !== b.values.length) return false;
  if (a.reach?.left !== b.reach?.left || a.reach?.width !== b.reach?.width) return false;
  for (let i = 0; i < a.values.length; i++) {
    const one = a.values[i]!;
    const other = b.values[i]!;
    if (one.y !== other.y || one.text !== other.text || one.index !== other.index) return false;
  }
  return true;
}
