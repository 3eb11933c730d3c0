import type { AxesLayout } from "./axes-layout.ts";
import type { ScaledXAxis, VisibleTicks } from "./axes/x-axis.ts";
import type { ChartLayout } from "./chart-layout.ts";
import type { Layer } from "./mark-type.ts";

/** What a layout was made from: the names of values and places, and the layers themselves. */
export interface LaidOut {
  layout: ChartLayout;
  layers: Layer[];
  /** Each of them is a series as it came. */
  isPlain: boolean;
  axes: AxesLayout;
  xAxis: ScaledXAxis;
  shownTicks: VisibleTicks;
  /** How wide a tooltip may be, in pixels. */
  tooltipWidth: number;
  /** What stands still, once it is written. */
  still?: Uint8Array | undefined;
}
