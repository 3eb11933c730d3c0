import { uprightBand } from "./axes/band-axis.ts";
import {
  sameExtents,
  computeDomain,
  type YExtents,
  computeYExtents,
  reachesBeyond,
} from "./extents.ts";
import {
  type TitleLegend,
  layoutTitleLegend,
  type ColorKey,
  layoutColorKey,
} from "./axes/title-legend.ts";
import type { NumberLabels } from "../format/number-label.ts";
import { SHADES } from "../options/theme.ts";
import { hasColorScale } from "./layer.ts";
import type { Layer } from "./mark-type.ts";
import type { Cache } from "../base/cache.ts";
import type { AxisSettings, Settings } from "../options/settings.ts";
import { BARE_MARGIN, plotHeight, type Margins, layoutMargins } from "./axes/margins.ts";
import { ticksAreYears, type XAxisStyle, xAxisStyle } from "./axes/x-axis-style.ts";
import { findCategories } from "./axes/x-scale.ts";
import { areMoments } from "./axes/ordinal-axis.ts";
import { layoutYAxis } from "./axes/y-axis.ts";
import { MIN_SPAN } from "../data/extent.ts";
import { niceYDomain } from "../scales/y-domain.ts";

/** All but the marks and what lies along x. */
export interface AxesLayout {
  titleLegend: TitleLegend;
  margins: Margins;
  xStyle: XAxisStyle;
  /** The values that its y axes were made for. */
  extents: { y: YExtents; y2: YExtents };
  /** Values lie beyond an axis. */
  overflows: boolean;
  /** The least and the most value of a heat map. */
  shadeDomain: [number, number];
  /** Of a chart that lies down: the bounds of its values. */
  valueDomain: [number, number] | undefined;
  /** How values are written that no axis beside the plot counts: those of colours, of lying bars. */
  valueLabels: NumberLabels | undefined;
  /** From what to what the colours of a heat map go, and where that is told. */
  colorKey: ColorKey | undefined;
}

const NO_HEADER: TitleLegend = { legend: [], height: BARE_MARGIN };

/** The scaffold of a chart. It stays the same while the values' extents and the names do. */
export function layoutAxes(layers: Layer[], settings: Settings, cache: Cache): AxesLayout {
  const y = computeYExtents(layers, "y", settings);
  const y2 = computeYExtents(layers, "y2", settings);
  const parts: unknown[] = [y.near?.[0], y.near?.[1], y.all?.[0], y.all?.[1]];
  parts.push(y2.near?.[0], y2.near?.[1], y2.all?.[0], y2.all?.[1], y.hasBubbles, y2.hasBubbles);
  // Charts of one look share a memory, so all that their own series bring counts.
  for (const { series, mark, ownBand } of layers) {
    parts.push(series.name, series.color, series.xKind, mark.kind, mark.axis, mark.dashed);
    parts.push(mark.stack, ownBand);
  }
  parts.push(...findCategories(layers), ticksAreYears(layers, settings));
  parts.push(settings.xAxis === "ordinal" && areMoments(layers, settings));
  return cache.memo("axes", parts, () => computeAxes(layers, y, y2, settings, cache));
}

/** Whether a scaffold is right for its series with points that came since. */
export function isStillValid(
  { extents }: AxesLayout,
  layers: Layer[],
  settings: Settings,
): boolean {
  return (
    sameExtents(extents.y, computeYExtents(layers, "y", settings)) &&
    sameExtents(extents.y2, computeYExtents(layers, "y2", settings))
  );
}

function computeAxes(
  layers: Layer[],
  y: YExtents,
  y2: YExtents,
  settings: Settings,
  cache: Cache,
): AxesLayout {
  const heads: unknown[] = [findCategories(layers).length];
  for (const { series, mark, index, ownBand } of layers) {
    heads.push(series.name, mark.kind, mark.dashed, mark.stack, index, ownBand);
  }
  const titleLegend = cache.memo("titleLegend", heads, () =>
    settings.variant === "sparkline" ? NO_HEADER : layoutTitleLegend(layers, settings),
  );
  const xStyle = xAxisStyle(layers, settings);
  const height = plotHeight(titleLegend, xStyle.height, settings);
  const length = settings.horizontal ? settings.width * LYING_SHARE : height;
  const domain = computeDomain(y, length, settings.y, settings);
  const domain2 = y2.near && computeDomain(y2, height, settings.y2, settings);
  // Other values often have the same bounds.
  const rows = rowNames(layers, settings);
  const parts = [titleLegend, ...domain, domain2?.[0], domain2?.[1], xStyle.height, ...rows];
  const margins = cache.memoLru("margins", parts, () => {
    const left =
      rows.length > 0
        ? uprightBand(rows, settings)
        : layoutYAxis(domain, height, settings.y, settings.locale);
    const right = domain2 && layoutYAxis(domain2, height, settings.y2, settings.locale);
    return layoutMargins(titleLegend, xStyle.height, left, right, settings);
  });
  const shadeDomain = computeShadeDomain(layers, y, settings);
  const labels =
    rows.length > 0
      ? createValueLabels(settings.horizontal ? domain : shadeDomain, settings)
      : undefined;
  return {
    titleLegend,
    margins,
    xStyle,
    extents: { y, y2 },
    overflows: rows.length === 0 && reachesBeyondAxes(margins, y, y2),
    shadeDomain,
    valueDomain: settings.horizontal ? domain : undefined,
    valueLabels: labels,
    colorKey:
      titleLegend.keyBaseline === undefined || labels === undefined
        ? undefined
        : createColorKey(titleLegend, shadeDomain, labels, settings),
  };
}

/** Labels that lie side by side need so much more room than upright ones, and names stand beside them. */
const LYING_SHARE = 0.55;

/** The values at both ends of a heat map's colours, in words. */
function createColorKey(
  titleLegend: TitleLegend,
  [low, high]: [number, number],
  labels: NumberLabels,
  settings: Settings,
): ColorKey {
  return layoutColorKey(titleLegend, labels.value(low), labels.value(high), SHADES, settings);
}

/** Values are told as finely as a short axis would count them. */
function createValueLabels(extent: [number, number], { y, locale }: Settings): NumberLabels {
  return layoutYAxis(niceYDomain(extent, KEY_LENGTH, y), KEY_LENGTH, y, locale).labels;
}

/** Where a scale as short as this has its ticks, so many decimals are enough. */
const KEY_LENGTH = 200;

function reachesBeyondAxes({ y: left, y2: right }: Margins, y: YExtents, y2: YExtents): boolean {
  return (
    reachesBeyond(y, left.axis.domain) ||
    (right !== undefined && reachesBeyond(y2, right.axis.domain))
  );
}

/** What stands beside the plot where that is no scale of values: rows, or names of bars. */
function rowNames(layers: Layer[], { horizontal }: Settings): readonly string[] {
  if (horizontal) return findCategories(layers);
  return hasColorScale(layers) ? layers.map(({ series }) => series.name) : [];
}

/**
 * What the colours of a heat map go from and to. Those of a live one are bounded as an axis is, or
 * each new extreme would colour all cells anew.
 */
function computeShadeDomain(layers: Layer[], y: YExtents, settings: Settings): [number, number] {
  if (!hasColorScale(layers)) return NO_SHADES;
  const own: AxisSettings = { ...settings.y, scale: "linear" };
  if (settings.variant === "live") return computeDomain(y, KEY_LENGTH, own, settings);
  const low = own.domain[0] ?? y.all?.[0] ?? 0;
  const high = own.domain[1] ?? y.all?.[1] ?? 1;
  // Values that differ by nothing that could be counted have one colour.
  return high - low > MIN_SPAN ? [low, high] : [low, low + 1];
}

const NO_SHADES: [number, number] = [0, 1];
