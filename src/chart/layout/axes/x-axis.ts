import type { Cache } from "../../base/cache.ts";
import { scatteredLabels } from "../../format/scattered-labels.ts";
import type { AxisSettings, Settings } from "../../options/settings.ts";
import { logTicks } from "../../scales/log-ticks.ts";
import { linearScale, transformedScale } from "../../scales/scale.ts";
import type { XScale } from "../../scales/x-scale.ts";
import { yTransform } from "../../scales/y-scale.ts";
import type { AxesLayout } from "../axes-layout.ts";
import type { Layer } from "../mark-type.ts";
import { bandAxis } from "./band-axis.ts";
import { widestLabel } from "./label.ts";
import { linearAxis } from "./linear-axis.ts";
import { ordinalAxis } from "./ordinal-axis.ts";
import { timeAxis } from "./time-axis.ts";
import { createFixed, createXScale, findCategories } from "./x-scale.ts";
import {
  createTick,
  LABEL_GAP,
  labelsFit,
  MAX_PASSES,
  minTickSpacing,
  type XAxis,
} from "./x-labels.ts";
import type { Rect } from "./margins.ts";
import { layoutYAxis } from "./y-axis.ts";

/** The x axis with its scale. */
export interface ScaledXAxis {
  axis: XAxis;
  scale: XScale;
}

/** Creates the x scale of a plot and the axis below it. */
export function layoutXAxis(
  layers: Layer[],
  axes: AxesLayout,
  settings: Settings,
  cache: Cache,
): ScaledXAxis {
  const { width } = axes.margins.plot;
  const scale =
    axes.valueDomain === undefined
      ? createXScale(layers, width, settings)
      : valueScale(axes.valueDomain, width, axes.ySettings);
  return { axis: createXAxis(scale, layers, axes, settings, cache), scale };
}

/** The scale of values from left to right, in a horizontal chart. */
function valueScale(domain: [number, number], width: number, axis: AxisSettings): XScale {
  const transform = yTransform(domain, axis.scale);
  const scale =
    transform === undefined
      ? linearScale(domain, width)
      : transformedScale(domain, width, transform);
  return createFixed(scale, "linear", width);
}

/** Of a sparkline, and of an axis of times that has no points. */
const NO_AXIS: XAxis = { ticks: [], formatValue: String, valueWidth: 0 };

/** Chooses the ticks of an x scale, and how its values are written. */
function createXAxis(
  scale: XScale,
  layers: Layer[],
  { xStyle, margins, valueDomain, ySettings }: AxesLayout,
  settings: Settings,
  cache: Cache,
): XAxis {
  if (settings.variant === "sparkline") return NO_AXIS;
  if (valueDomain !== undefined)
    return valueAxis(valueDomain, scale, margins.plot, ySettings, settings);
  const isInvented =
    settings.xRange === undefined && layers.every(({ series }) => series.xs.length === 0);
  if (scale.kind === "time" && isInvented) return NO_AXIS;
  if (scale.kind === "time") return timeAxis(scale, settings, cache);
  if (scale.kind === "ordinal") return ordinalAxis(scale, layers, settings);
  if (scale.kind === "band") {
    return bandAxis(scale, findCategories(layers), xStyle, margins.plot.x, settings);
  }
  const plotX = margins.plot.x;
  return scale.kind === "log"
    ? logAxis(scale, plotX, settings)
    : linearAxis(scale, layers, plotX, settings);
}

/** Pixels per tick of a log axis. */
const LOG_SPACING = 64;

function logAxis(scale: XScale, plotX: number, settings: Settings): XAxis {
  const { xFormat: format, xUnit, locale } = settings;
  const style = { format, unit: xUnit === "" ? undefined : xUnit, locale };
  const [low, high] = scale.domain;
  const spacing = Math.max(LOG_SPACING, minTickSpacing(settings.width));
  const most = Math.max(2, Math.floor(scale.px(high) / spacing));
  const single = scatteredLabels(style);
  const valueWidth = widestLabel([low, high], single.value, settings);
  for (let count = most; ; count--) {
    const values = logTicks([low, high], count);
    const { tick: label } = scatteredLabels(style, values);
    const ticks = values.map((value) => createTick(value, label(value), settings));
    const fits = ticks.length <= most + 1 && labelsFit(ticks, scale, plotX, settings);
    if (fits || count <= 2) {
      return { ticks, formatValue: single.value, exactValue: single.exact, valueWidth };
    }
  }
}

/** Labels side by side need more space than labels above each other, so there are fewer ticks. */
const HORIZONTAL_DENSITY = 0.7;

/** The value axis of a horizontal chart: the ticks of a y axis, thinned until their labels fit. */
function valueAxis(
  domain: [number, number],
  scale: XScale,
  { x, width }: Rect,
  axis: AxisSettings,
  settings: Settings,
): XAxis {
  let length = width * HORIZONTAL_DENSITY;
  for (let pass = 0; ; pass++) {
    const { ticks, labels } = layoutYAxis(domain, length, axis, settings.locale);
    const made = ticks.map((value) => createTick(value, labels.tick(value), settings));
    const widest = Math.max(0, ...made.map((tick) => tick.width));
    const needed = ticks.length * (widest + LABEL_GAP / 2);
    const fits = needed <= width || labelsFit(made, scale, x, settings);
    if (fits || pass >= MAX_PASSES || ticks.length <= 2) {
      return {
        ticks: made,
        formatValue: labels.value,
        valueWidth: widestLabel(domain, labels.value, settings),
      };
    }
    length *= width / needed;
  }
}
