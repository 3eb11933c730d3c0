import { FONT_SIZE } from "./axes/title-legend.ts";
import type { ChartLayout, LaidOut } from "./layout-chart.ts";
import type { MarkLayout } from "./mark-layout.ts";
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
  { layout, axes, xAxis }: Pick<LaidOut, "layout" | "axes" | "xAxis">,
  cache: Cache,
  settings: Settings,
): number {
  const visible = layout.marks.filter(({ hidden }) => !hidden);
  const names = visible.map(({ name }) => name);
  const parts = [axes.margins, xAxis.axis.nameWidth, ...names];
  return cache.memo("tooltip width", parts, () =>
    widestTooltip(visible, axes, xAxis.axis.nameWidth, settings),
  );
}

const PADDINGS = 20;

function widestTooltip(
  visible: MarkLayout[],
  axes: AxesLayout,
  nameWidth: number,
  { measureText }: Settings,
): number {
  const width = (text: string) => measureText(text, FONT_SIZE, false);
  const rows = visible.map((mark) => {
    const ticks = axisLabels(mark, axes);
    const axis = mark.axis === "y2" ? axes.margins.y2 : axes.margins.y;
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
