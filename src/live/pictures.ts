import type { Charts } from "./charts.ts";
import { frameText } from "./frame.ts";
import type { FrameSources } from "./frame-sources.ts";
import type { Slices, Work } from "./slices.ts";
import { measured } from "./turns.ts";
import type { View, ViewOptions } from "./view.ts";

/** Draws charts for those who watch no stream. */
export interface Pictures {
  /** @throws PlotcastError `CHART_UNKNOWN`. */
  draw(chart: string, view?: ViewOptions): string;
  /**
   * Draws several, and lets others have their turn meanwhile. Rejects as `draw` throws.
   *
   * @param onWork gets how long it takes, in ms, part by part.
   */
  drawAll(
    charts: readonly string[],
    view?: ViewOptions,
    onWork?: (ms: number) => void,
  ): Promise<string[]>;
}

export function createPictures(charts: Charts, sources: FrameSources, slices: Slices): Pictures {
  function drawView(view: View): string {
    return frameText(sources.borrow(view).draw());
  }

  function* drawViews(views: readonly View[], { resolve, reject }: Promised): Work {
    const svgs: string[] = [];
    try {
      for (const view of views) {
        svgs.push(drawView(view));
        if (slices.leftMs() <= 0) yield;
      }
      resolve(svgs);
    } catch (error) {
      // Thrown here, it would end the turn of other work.
      reject(error);
    }
  }

  return {
    draw: (chart, view) => drawView(charts.view(chart, view)),
    drawAll: (names, options, onWork = () => {}) =>
      new Promise((resolve, reject) => {
        const views = names.map((name) => charts.view(name, options));
        slices.begin([measured(drawViews(views, { resolve, reject }), onWork)]);
      }),
  };
}

interface Promised {
  resolve(svgs: string[]): void;
  reject(error: unknown): void;
}
