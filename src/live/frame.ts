import type { LiveChart } from "./live-chart.ts";
import type { View } from "./view.ts";

/** One drawn chart. */
export interface Frame {
  svg: string;
  /** The chart's version that it shows. */
  version: number;
  drawMs: number;
}

/** Draws the frames of one view, each only once. */
export interface FrameSource {
  view: View;
  chart: LiveChart;
  /** The newest frame drawn. It may lag behind the chart until `draw`. */
  present(): Frame | undefined;
  /** The frame of the chart as it is now; drawn only if the last one shows something older. */
  draw(): Frame;
}

/** @param onDraw is told of each drawing. */
export function createFrameSource(
  view: View,
  chart: LiveChart,
  onDraw: (frame: Frame) => void,
): FrameSource {
  const drawSvg = chart.drawing(view.look);
  let present: Frame | undefined;
  return {
    view,
    chart,
    present: () => present,
    draw() {
      const version = chart.version();
      if (present?.version === version) return present;
      const started = performance.now();
      const svg = drawSvg();
      present = { svg, version, drawMs: performance.now() - started };
      onDraw(present);
      return present;
    },
  };
}
