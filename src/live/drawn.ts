import type { ChartOptions, ChartWindow, Finish } from "../chart/inner-face.ts";
import type { Decorations } from "./decorations.ts";
import type { SeriesWindows } from "./series-windows.ts";

/** A view of a chart. */
export interface Drawing {
  /** Where its time axis ends: with no other version of the chart, a drawing changes only with it. */
  edge(now: number): number;
  /**
   * Draws it as the UTF-8 of an SVG on one line, of which `finish` makes the result. The same points, time and edge give the same bytes.
   *
   * @param lastEdge the edge of the frame that was sent before, if there was one.
   */
  draw<T>(finish: Finish<T>, now: number, lastEdge: number | undefined): T;
}

/** What all drawings of a chart show. */
export interface Drawn {
  /** The chart's options, with the hub's defaults. */
  base: ChartOptions;
  window: ChartWindow;
  points: SeriesWindows;
  decorations: Decorations;
  /** The clock, if the chart follows it where it shows this window. */
  clockAt(now: number, window: ChartWindow): number | undefined;
}
