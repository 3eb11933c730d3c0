import { indicesWithin } from "../data/x-range.ts";
import { newestX, windowStart } from "../data/window.ts";
import type { AxisSettings, Settings } from "../options/settings.ts";
import { NARROW } from "./axes/title.ts";
import type { Layer } from "./mark-type.ts";

/** How many points an axis cannot show, or not as far as they reach. */
export interface Outside {
  /** Not drawn: their x is zero or less, on a logarithmic axis. */
  x: number;
  /** Not drawn: their value is zero or less, on a logarithmic axis. */
  y: number;
  /**
   * Cut off or not drawn: their value is beyond the option `yDomain` or `y2Domain`, or the low end of
   * a range is zero or less on a logarithmic axis.
   */
  beyond: number;
}

const NOTHING: Outside = { x: 0, y: 0, beyond: 0 };

/** Counts the shown points that an axis cannot show. Where axes follow the data, there are none. */
export function countOutside(layers: readonly Layer[], settings: Settings): Outside {
  const { y, y2, window, xRange } = settings;
  if (!isLimited(y) && !isLimited(y2) && !layers.some(({ offScale }) => offScale)) return NOTHING;
  const newest = window === undefined ? 0 : newestX(layers.map(({ series }) => series));
  const outside: Outside = { ...NOTHING };
  for (const layer of layers) {
    if (layer.hidden || layer.derived === true) continue;
    const { series, summarizesWindow } = layer;
    outside.x += layer.offScale ?? 0;
    const isWhole = window === undefined || summarizesWindow === true;
    const start = isWhole ? 0 : windowStart(series.xs, 1, window, newest);
    const [from, to] =
      xRange === undefined || series.xKind !== "time"
        ? [start, layer.y1.length]
        : indicesWithin(series.xs, xRange);
    const axis = layer.mark.axis === "y2" ? y2 : y;
    if (isLimited(axis)) countValues(outside, layer, [from, to], axis);
  }
  return outside;
}

function isLimited({ scale, domain }: AxisSettings): boolean {
  return scale === "log" || domain[0] !== null || domain[1] !== null;
}

/** Adds the number of a layer's values from index `from` to before `to` that its axis cannot show. */
function countValues(
  outside: Outside,
  layer: Layer,
  [from, to]: readonly [number, number],
  axis: AxisSettings,
): void {
  const { y1, series, type, binWidth } = layer;
  const isLog = axis.scale === "log";
  const low = axis.domain[0] ?? Number.NEGATIVE_INFINITY;
  const high = axis.domain[1] ?? Number.POSITIVE_INFINITY;
  const { low: lows = y1, high: highs = y1, open = y1 } = series.fields ?? {};
  for (let i = from; i < to; i++) {
    const least = smallest(y1[i]!, lows[i]!, highs[i]!, open[i]!);
    const most = -smallest(-y1[i]!, -lows[i]!, -highs[i]!, -open[i]!);
    // An empty bin of a histogram is no point; a cell is drawn, in the first colour.
    if (isLog && !type.hasColorScale && most <= 0)
      outside.y += binWidth === undefined || most < 0 ? 1 : 0;
    else if (least < low || most > high || (isLog && least <= 0)) outside.beyond++;
  }
}

/** The smallest of four numbers that are there. */
function smallest(a: number, b: number, c: number, d: number): number {
  let least = a;
  if (!(least <= b)) least = Number.isNaN(b) ? least : b;
  if (!(least <= c)) least = Number.isNaN(c) ? least : c;
  if (!(least <= d)) least = Number.isNaN(d) ? least : d;
  return least;
}

/** What is not shown, in words; empty where all is. */
export function describeOutside({ x, y, beyond }: Outside, width: number): string {
  if (x + y + beyond === 0) return "";
  if (width < NARROW) {
    const hidden = x + y > 0 ? [`${x + y} not shown`] : [];
    return [...hidden, ...(beyond > 0 ? [`${beyond} beyond the axis`] : [])].join(", ");
  }
  const parts: string[] = [];
  if (x > 0 && y > 0) parts.push(`${points(x + y)} not shown: x or y ≤ 0 on log axes`);
  else if (x > 0) parts.push(`${points(x)} not shown: x ≤ 0 on a log axis`);
  else if (y > 0) parts.push(`${points(y)} not shown: y ≤ 0 on a log axis`);
  if (beyond > 0) parts.push(`${points(beyond)} beyond the axis`);
  return parts.join("; ");
}

function points(count: number): string {
  return count === 1 ? "1 point" : `${count} points`;
}
