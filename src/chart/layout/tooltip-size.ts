import { FONT_SIZE } from "./axes/title-legend.ts";
import type { ChartLayout } from "./chart-layout.ts";
import type { LaidOut } from "./laid-out.ts";
import type { Layer } from "./mark-type.ts";
import type { Cache } from "../base/cache.ts";
import type { AxesLayout } from "./axes-layout.ts";
import type { Settings } from "../options/settings.ts";
import { axisLabels } from "./value-text.ts";

/**
 * The x (in pixels from the origin) left of which a tooltip stands to the right of its point, and
 * from which on it stands to the left, so that none is cut by the plot's edges. A boundary stays
 * with its points as they slide, for as long as the plot's width allows.
 */
export function flipBoundary({ x, plot }: ChartLayout, width: number): number {
  const stay = plot.width - 2 * width;
  if (stay < width / 4) return Math.round(x.slide + plot.width / 2);
  return Math.round(Math.floor((x.slide + plot.width - width) / stay) * stay);
}

/** How wide a tooltip may be, guessed from the widest labels of the axes. */
export function tooltipWidth(
  { layers, axes, xAxis }: Pick<LaidOut, "layers" | "axes" | "xAxis">,
  cache: Cache,
  settings: Settings,
): number {
  const visible = layers.filter(({ hidden }) => !hidden);
  const names = visible.map(({ series }) => series.name);
  const parts = [axes.margins, xAxis.axis.nameWidth, ...names];
  return cache.memo("tooltip width", parts, () =>
    widestTooltip(visible, axes, xAxis.axis.nameWidth, settings),
  );
}

const PADDINGS = 20;

function widestTooltip(
  visible: Layer[],
  axes: AxesLayout,
  nameWidth: number,
  { measureText }: Settings,
): number {
  const width = (text: string) => measureText(text, FONT_SIZE, false);
  const rows = visible.map(({ mark, type, series }) => {
    const ticks = axisLabels(mark, axes);
    const axis = mark.axis === "y2" ? axes.margins.y2 : axes.margins.y;
    const values = (axis?.ticks ?? []).map(({ value }) => width(`${ticks.tick(value)}00`));
    return { name: width(`${series.name}  `), value: type.valueCount * Math.max(0, ...values) };
  });
  const widestValue = Math.max(0, ...rows.map(({ value }) => value));
  const head = nameWidth + width(", ");
  if (rows.length <= 1) return Math.ceil(PADDINGS + head + widestValue);
  const widestRow = Math.max(0, ...rows.map(({ name, value }) => name + value));
  return Math.ceil((PADDINGS + Math.max(head, widestRow)) / 8) * 8;
}
