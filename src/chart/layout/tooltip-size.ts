import type { Cache } from "../base/cache.ts";
import type { Settings } from "../options/settings.ts";
import type { AxesLayout } from "./axes-layout.ts";
import { labelWidth } from "./axes/label.ts";
import type { ChartLayout } from "./chart-layout.ts";
import type { LaidOut } from "./laid-out.ts";
import type { Layer } from "./mark-type.ts";
import { markLabels } from "./value-text.ts";

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
  const rows = layers.map(({ mark, type, series }) => {
    const labels = markLabels(mark, axes);
    const axis = mark.axis === "y2" ? axes.margins.y2 : axes.margins.y;
    // A value can have two digits more than a tick.
    const values = (axis?.ticks ?? []).map(({ value }) => width(`${labels.tick(value)}00`));
    return { name: width(`${series.name}  `), value: type.valueCount * Math.max(0, ...values) };
  });
  const widestValue = Math.max(0, ...rows.map(({ value }) => value));
  const head = xWidth + width(", ");
  if (rows.length <= 1) return Math.ceil(PADDINGS + head + widestValue);
  const widestRow = Math.max(0, ...rows.map(({ name, value }) => name + value));
  return Math.ceil((PADDINGS + Math.max(head, widestRow)) / 8) * 8;
}
