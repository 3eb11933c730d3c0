import type { LiveChart } from "./live-chart.ts";
import type { View } from "./view.ts";

/** One drawn chart. */
export interface Frame {
  svg: string;
  /** The version of the chart that it shows. */
  version: number;
  drawMs: number;
}

/** Draws the frames of one view, each version of the chart only once. */
export interface FrameSource {
  view: View;
  /** The frame of the chart as it is now. */
  draw(): Frame;
}

/** @param onDraw gets each new frame. */
export function createFrameSource(
  view: View,
  chart: LiveChart,
  onDraw: (frame: Frame) => void,
): FrameSource {
  const drawSvg = chart.createDrawing(view.options);
  let latest: Frame | undefined;
  return {
    view,
    draw() {
      const version = chart.version();
      if (latest?.version === version) return latest;
      const started = performance.now();
      const svg = drawSvg();
      latest = { svg, version, drawMs: performance.now() - started };
      onDraw(latest);
      return latest;
    },
  };
}
