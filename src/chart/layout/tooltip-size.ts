import type { Cache } from "../base/cache.ts";
import type { Settings } from "../options/settings.ts";
import type { AxesLayout } from "./axes-layout.ts";
import { labelWidth } from "./axes/label.ts";
import type { ChartLayout } from "./chart-layout.ts";
import type { LaidOut } from "./laid-out.ts";
import type { Layer } from "./mark-type.ts";
import { layerLabels } from "./value-text.ts";

/**
 * The x from which on tooltips are left of their point, so that the plot's edges cut none; in pixels
 * from the origin. It slides with the points for as long as the plot's width allows, so that a
 * tooltip seldom changes sides.
 */
export function flipBoundary({ x, plot }: ChartLayout, tooltipWidth: number): number {
  const step = plot.width - 2 * tooltipWidth;
  if (step < tooltipWidth / 4) return Math.round(x.slide + plot.width / 2);
  return Math.round(Math.floor((x.slide + plot.width - tooltipWidth) / step) * step);
}

/** The width of the widest tooltip in pixels, estimated from the tick labels and the names. */
export function tooltipWidth(
  { layers, axes, xAxis }: Pick<LaidOut, "layers" | "axes" | "xAxis">,
  cache: Cache,
  settings: Settings,
): number {
  const visible = layers.filter(({ hidden }) => !hidden);
  const names = visible.map(({ series }) => series.name);
  const parts = [axes.margins, xAxis.axis.valueWidth, ...names];
  return cache.memo("tooltip width", parts, () =>
    estimateWidth(visible, axes, xAxis.axis.valueWidth, settings),
  );
}

/** Left and right padding of a tooltip together. */
const PADDINGS = 20;

function estimateWidth(
  layers: Layer[],
  axes: AxesLayout,
  xWidth: number,
  settings: Settings,
): number {
  const width = (text: string) => labelWidth(text, settings);
  const rows = layers.map((layer) => {
    const { type, series } = layer;
    const widest = Math.max(0, ...sampleTexts(layer, axes).map(width));
    return { name: width(`${series.name}  `), value: type.valueCount * widest };
  });
  const widestValue = Math.max(0, ...rows.map(({ value }) => value));
  const head = xWidth + width(", ");
  if (rows.length <= 1) return Math.ceil(PADDINGS + head + widestValue);
  const widestRow = Math.max(0, ...rows.map(({ name, value }) => name + value));
  return Math.ceil((PADDINGS + Math.max(head, widestRow)) / 8) * 8;
}

/** Texts as long as those of values: they have two digits more than ticks, and measures of their own. */
function sampleTexts(layer: Layer, axes: AxesLayout): string[] {
  const labels = layerLabels(layer, axes);
  const axis = layer.mark.axis === "y2" ? axes.margins.y2 : axes.margins.y;
  if (axis === undefined) return [];
  if (labels.raw === undefined && layer.told === undefined && axis.axis.labels.raw !== undefined)
    return [labels.value(LONG_VALUE)];
  const ticks = axis.ticks.map(({ value }) => `${labels.tick(value)}00`);
  const [low, high] = axis.axis.domain;
  const values = [low, high].flatMap((bound) => UNEVEN.map((part) => bound * part));
  const told = values.filter((value) => value >= low && value <= high).map(labels.value);
  return [...ticks, ...told];
}

/** Of values that the axis does not show, nothing is known: this is as long as most. */
const LONG_VALUE = -888_888;
/** Parts of a bound that have many digits. */
const UNEVEN = [0.98765, 0.123456];
