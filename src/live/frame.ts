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

/** What the frame sources of a hub share. */
export interface FrameSourceOptions {
  /** The hub's clock, in epoch ms. */
  clock: () => number;
  /** Gets each new frame. */
  onDraw: (chart: string, frame: Frame) => void;
}

export function createFrameSource(
  view: View,
  chart: LiveChart,
  { clock, onDraw }: FrameSourceOptions,
): FrameSource {
  const drawing = chart.createDrawing(view.options);
  let latest: Frame | undefined;
  let lastEdge: number | undefined;
  return {
    view,
    draw() {
      const now = clock();
      const version = chart.version(now);
      const edge = drawing.edge(now);
      if (latest?.version === version && edge === lastEdge) return latest;
      const started = performance.now();
      const svg = drawing.svg(now, lastEdge);
      lastEdge = edge;
      // A point that is out of sight, or time that went on by less than a pixel, changes nothing.
      if (latest?.svg === svg) {
        latest.version = version;
        return latest;
      }
      latest = { svg, version, drawMs: performance.now() - started };
      onDraw(chart.name, latest);
      return latest;
    },
  };
}
