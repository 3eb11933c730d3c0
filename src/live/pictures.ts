import type { Charts } from "./charts.ts";
import { frameText } from "./frame.ts";
import type { FrameSources } from "./frame-sources.ts";
import type { Past } from "./past.ts";
import type { Slices } from "./slices.ts";
import type { View, ViewOptions } from "./view.ts";
import { atOnce, measured, type Work } from "../work.ts";

type OnWork = (ms: number) => void;

/** Draws charts for those who watch no stream. */
export interface Pictures {
  /** @throws PlotcastError `CHART_UNKNOWN`. */
  draw(chart: string, view?: ViewOptions): string;
  /**
   * Draws several, and lets others have their turn meanwhile. Rejects as `draw` throws.
   *
   * @param onWork gets how long it takes, in ms, part by part.
   */
  drawAll(charts: readonly string[], view?: ViewOptions, onWork?: OnWork): Promise<string[]>;
  /** @throws PlotcastError as `draw` does. */
  table(chart: string, view?: ViewOptions): string;
  /** The same, and lets others have their turn meanwhile, as `drawAll` does. */
  tableInSlices(chart: string, view?: ViewOptions, onWork?: OnWork): Promise<string>;
}

export interface PicturesOptions {
  charts: Charts;
  sources: FrameSources;
  past: Past;
  slices: Slices;
  clock: () => number;
}

const NOBODY: OnWork = () => {};

export function createPictures({
  charts,
  sources,
  past,
  slices,
  clock,
}: PicturesOptions): Pictures {
  function drawView(view: View): string {
    return frameText(sources.borrow(view).draw());
  }

  function* writeTable(view: View): Work<string> {
    return yield* past.chartOf(view).table(view.options, clock());
  }

  function* drawViews(views: readonly View[]): Work<string[]> {
    const svgs: string[] = [];
    for (const view of views) {
      svgs.push(drawView(view));
      if (slices.leftMs() <= 0) yield;
    }
    return svgs;
  }

  return {
    draw: (chart, view) => drawView(charts.view(chart, view)),
    async drawAll(names, options, onWork = NOBODY) {
      const views = names.map((name) => charts.view(name, options));
      return slices.begin(measured(drawViews(views), onWork));
    },
    table: (chart, view) => slices.spend(() => atOnce(writeTable(charts.view(chart, view)))),
    async tableInSlices(chart, view, onWork = NOBODY) {
      return slices.begin(measured(writeTable(charts.view(chart, view)), onWork));
    },
  };
}
