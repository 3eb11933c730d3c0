import { MIN_SPAN } from "../data/extent.ts";
import type { Cache } from "../base/cache.ts";
import type { NumberLabels } from "../format/value-labels.ts";
import type { AxisSettings, Settings } from "../options/settings.ts";
import { SHADES } from "../options/theme.ts";
import { niceYDomain } from "../scales/y-domain.ts";
import { layoutBandYAxis } from "./axes/band-axis.ts";
import { type ColorKey, layoutColorKey } from "./axes/color-key.ts";
import { fitTexts } from "./axes/fit-texts.ts";
import { layoutMargins, type Margins } from "./axes/margins.ts";
import { eventsAreTimes, showsClock } from "./axes/ordinal-axis.ts";
import { type FittedTexts, plotHeight } from "./axes/plot-height.ts";
import { withShareAxes } from "./axes/share-axis.ts";
import type { TitleLegend } from "./axes/title-legend.ts";
import { axisLength, ticksAreYears, type XAxisStyle } from "./axes/x-axis-style.ts";
import { findCategories, findXKind } from "./axes/x-scale.ts";
import { layoutYAxis } from "./axes/y-axis.ts";
import { isFixedAxis } from "./fixed-axis.ts";
import { computeDomain, computeYExtents, reachesBeyond, type YExtents } from "./extents.ts";
import { hasColorScale } from "./layer.ts";
import { countOutside, describeOutside, type Outside } from "./outside.ts";
import { describeLimitsBeyond } from "./limits-beyond.ts";
import { type Absent, describeStopped, findAbsent } from "./absent.ts";
import type { Layer } from "./mark-type.ts";

/** Everything around the marks that stays while x slides: titles, legend, margins and y axes. */
export interface AxesLayout {
  titleLegend: TitleLegend;
  margins: Margins;
  xStyle: XAxisStyle;
  /** Titles and names that the picture is too small for, in one line; empty if there are none. */
  leftOut: string;
  /** There are no texts around the plot: it is a sparkline, or as small as one. */
  isBare: boolean;
  /** Some values are outside a y domain. */
  overflows: boolean;
  /** How many points are not shown, or cut off. */
  outside: Outside;
  /** Thresholds and bands that the axes cannot show, in words; empty if there are none. */
  limitsBeyond: string;
  /** The series that have no point in the plot of a live chart. */
  absent: readonly Absent[];
  /** The values of the first and the last colour of a heat map. */
  shadeDomain: [number, number];
  /** The settings of the left axis, as its values are stacked. */
  ySettings: AxisSettings;
  /** The domain of values along x, in a horizontal chart. */
  valueDomain: [number, number] | undefined;
  /** Labels of values that have no y axis: colours, and horizontal bars. */
  valueLabels: NumberLabels | undefined;
  /** Some cells of a heat map have no value. */
  hasMissingCells: boolean;
  /** The key of a heat map's colours, if it is shown. */
  colorKey: ColorKey | undefined;
}

/** The extents of the left and the right axis. */
interface BothExtents {
  y: YExtents;
  y2: YExtents;
}

/** Lays out titles, legend, margins and y axes; cached while extents, names and marks stay the same. */
export function layoutAxes(layers: Layer[], settings: Settings, cache: Cache): AxesLayout {
  const y = computeYExtents(layers, "y", settings);
  const y2 = computeYExtents(layers, "y2", settings);
  const outside = countOutside(layers, settings);
  const absent = findAbsent(layers, settings);
  const texts = cache.memo("texts", textParts(layers, outside, absent, settings), () => {
    const { width } = settings;
    const axes = withShareAxes(layers, settings);
    const limitsBeyond = describeLimitsBeyond(axes, Number.POSITIVE_INFINITY);
    const remarks = [describeOutside(outside, width), describeLimitsBeyond(axes, width)];
    const given = withRemarks(axes, [...remarks, describeStopped(absent, layers)]);
    return { given, fitted: fitTexts(layers, given, cache), limitsBeyond };
  });
  const parts: unknown[] = [texts, y.recent?.[0], y.recent?.[1], y.all?.[0], y.all?.[1]];
  parts.push(y2.recent?.[0], y2.recent?.[1], y2.all?.[0], y2.all?.[1], y.hasBubbles, y2.hasBubbles);
  const found: Found = { extents: { y, y2 }, outside, absent };
  return cache.memo("axes", parts, () => computeAxes(layers, found, texts, cache));
}

/** What title, legend and the other texts around the plot depend on, besides the settings. */
function textParts(
  layers: Layer[],
  outside: Outside,
  absent: ReturnType<typeof findAbsent>,
  settings: Settings,
): unknown[] {
  const parts: unknown[] = [outside.x, outside.y, outside.beyond];
  for (const { layer, held, x, y } of absent) parts.push(layer, held, x, y);
  // Charts with equal settings share a cache, so the key has everything that comes from the series.
  for (const { series, mark, index, ownBand, muted, missing } of layers) {
    parts.push(series.name, series.color, series.xKind, mark.kind, mark.axis, mark.dashed);
    parts.push(mark.dotted, mark.stack, index, ownBand, muted, missing !== undefined);
  }
  // Which series the kind of x follows depends on which of them have points.
  parts.push(...findCategories(layers), findXKind(layers, settings));
  parts.push(ticksAreYears(layers, settings));
  // Whether labels in the user's format need a second line depends on how much time they span.
  if (settings.timeFormat !== undefined) parts.push(axisLength(layers, settings));
  if (settings.xAxis === "ordinal") {
    parts.push(eventsAreTimes(layers, settings), showsClock(layers, settings));
  }
  return parts;
}

/** The settings with a note that says what is not shown. */
function withRemarks(settings: Settings, remarks: readonly string[]): Settings {
  const note = [settings.note, ...remarks].filter((text) => text !== "").join(", ");
  return note === settings.note ? settings : { ...settings, note };
}

/** What the axes depend on of the points. */
interface Found extends Pick<AxesLayout, "outside" | "absent"> {
  extents: BothExtents;
}

/** The texts around the plot, and the settings that they come from. */
interface Texts {
  given: Settings;
  fitted: FittedTexts;
  limitsBeyond: string;
}

function computeAxes(
  layers: Layer[],
  { extents, outside, absent }: Found,
  { given: settings, fitted, limitsBeyond }: Texts,
  cache: Cache,
): AxesLayout {
  const { titleLegend, xStyle, leftOut, isBare } = fitted;
  const height = plotHeight(fitted);
  const length = settings.horizontal ? settings.width * HORIZONTAL_SHARE : height;
  const domain = computeDomain(extents.y, length, settings.y, settings);
  const domain2 = extents.y2.recent && computeDomain(extents.y2, height, settings.y2, settings);
  const names = rowNames(layers, settings);
  // The numbers of an axis without values would be read as those of the other axis' marks.
  const isInvented =
    domain2 !== undefined && extents.y.recent === undefined && !isFixedAxis(settings.y);
  // Other values often have the same domain.
  const parts = [titleLegend, ...domain, domain2?.[0], domain2?.[1], xStyle.height, ...names];
  parts.push(settings.y.unit, settings.y2.unit, settings.y.rawUnit, settings.y2.rawUnit);
  parts.push(isInvented ? 1 : 0);
  const margins = cache.memoLru("margins", parts, () => {
    const left =
      names.length > 0
        ? layoutBandYAxis(names, settings)
        : layoutYAxis(domain, height, settings.y, settings.locale, settings.type === "histogram");
    const right = domain2 && layoutYAxis(domain2, height, settings.y2, settings.locale);
    return layoutMargins(fitted, isInvented ? { ...left, ticks: [] } : left, right);
  });
  const hasMissingCells = layers.some(({ missing, hidden }) => missing !== undefined && !hidden);
  const shadeDomain = computeShadeDomain(layers, extents.y, settings);
  const valueLabels =
    names.length > 0
      ? createValueLabels(settings.horizontal ? domain : shadeDomain, settings)
      : undefined;
  return {
    titleLegend,
    margins,
    xStyle,
    leftOut,
    isBare,
    outside,
    absent,
    limitsBeyond,
    overflows: names.length === 0 && reachBeyondAxes(margins, extents),
    shadeDomain,
    ySettings: settings.y,
    valueDomain: settings.horizontal ? domain : undefined,
    valueLabels,
    hasMissingCells,
    colorKey:
      titleLegend.keyBaseline === undefined || valueLabels === undefined
        ? undefined
        : layoutColorKey(
            titleLegend,
            {
              low: valueLabels.value(shadeDomain[0]),
              high: valueLabels.value(shadeDomain[1]) + scaleRemark(settings.y),
              hasMissing: hasMissingCells,
            },
            SHADES,
            settings,
          ),
  };
}

/** Colours between two values are taken for evenly spread, unless it is said how they are. */
function scaleRemark({ scale }: AxisSettings): string {
  return scale === "linear" ? "" : ` (${scale})`;
}

/** The share of the width that a horizontal value axis has: names beside it take the rest. */
const HORIZONTAL_SHARE = 0.55;

/** The names of the y axis where it has bands instead of values: of horizontal bars, or of rows. */
function rowNames(layers: Layer[], { horizontal }: Settings): readonly string[] {
  if (horizontal) return findCategories(layers);
  return hasColorScale(layers) ? layers.map(({ series }) => series.name) : [];
}

function reachBeyondAxes({ y, y2 }: Margins, extents: BothExtents): boolean {
  return (
    reachesBeyond(extents.y, y.axis.domain) ||
    (y2 !== undefined && reachesBeyond(extents.y2, y2.axis.domain))
  );
}

/** Labels with as many decimals as the ticks of a short axis have. */
function createValueLabels(extent: [number, number], { y, locale }: Settings): NumberLabels {
  return layoutYAxis(niceYDomain(extent, KEY_LENGTH, y), KEY_LENGTH, y, locale).labels;
}

/** Values without an axis get the decimals of a y axis this many pixels long. */
const KEY_LENGTH = 200;

/**
 * The domain of a heat map's colours. In a live chart it is as steady as the domain of an axis;
 * otherwise each new extreme would recolour all cells.
 */
function computeShadeDomain(layers: Layer[], y: YExtents, settings: Settings): [number, number] {
  if (!hasColorScale(layers)) return NO_SHADES;
  const axis = settings.y;
  if (settings.variant === "live") return computeDomain(y, KEY_LENGTH, axis, settings);
  const isLog = axis.scale === "log";
  const [lowest, highest] = y.all ?? [isLog ? 1 : 0, isLog ? 10 : 1];
  // A bound at zero or less leaves a logarithmic scale to the data.
  const isOff = (bound: number | null) => bound === null || (isLog && bound <= 0);
  const low = isOff(axis.domain[0]) ? lowest : axis.domain[0]!;
  const high = isOff(axis.domain[1]) ? highest : axis.domain[1]!;
  // Values that count as equal have one colour.
  return high - low > MIN_SPAN ? [low, high] : [low, low + 1];
}

const NO_SHADES: [number, number] = [0, 1];
