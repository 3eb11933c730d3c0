import type { ByteWriter } from "../base/byte-writer.ts";
import type { AxesLayout } from "./axes-layout.ts";
import type { ScaledXAxis } from "./axes/x-axis.ts";
import type { ChartLayout } from "./chart-layout.ts";
import type { CommonHitArea } from "./common-hit-area.ts";
import type { Layer } from "./mark-type.ts";
import type { ScrollCache } from "./marks/scroll-cache.ts";
import type { TooltipFrame } from "./tooltip-frame.ts";

/**
 * A layout with what it was made from. Drawing needs both: the numbers, and the layers and axes that
 * format values.
 */
export interface LaidOut {
  layout: ChartLayout;
  /** One for each mark of the layout, in the same order. */
  layers: Layer[];
  axes: AxesLayout;
  xAxis: ScaledXAxis;
  /** What tooltips share; undefined where there are none, or each mark has one of its own. */
  tooltips: TooltipFrame | undefined;
  /** What hit areas of single marks share; undefined where there are none. */
  hitAreas: CommonHitArea | undefined;
  /** Draws the tooltips of a sliding mark; undefined where no mark slides. */
  scrollTooltips: ScrollTooltips | undefined;
}

/**
 * Writes the tooltips that the last frame did not have, of the only visible mark.
 *
 * @param m its position among the marks.
 * @param write writes the tooltip at a place.
 * @returns draws the tooltips from one place to before another.
 */
export type ScrollTooltips = (
  laidOut: LaidOut,
  m: number,
  scroll: ScrollCache,
  write: (out: ByteWriter, place: number) => void,
) => (out: ByteWriter, from: number, to: number) => void;
