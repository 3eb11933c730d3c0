import type { Plot } from "./plot.ts";

/** A stretch of time, in epoch ms. */
export interface Range {
  from: number;
  to: number;
}

/** Where the edges go with a key, in lengths of what is shown. */
export const STEPS: Record<string, [from: number, to: number]> = {
  ArrowLeft: [-0.5, -0.5],
  ArrowRight: [0.5, 0.5],
  "+": [0.25, -0.25],
  "-": [-0.5, 0.5],
};

/** Shows a range at once, from what is drawn already, until the server has drawn it. */
export function previewRange(plot: Plot | undefined, { from, to }: Range): void {
  if (!plot) return;
  const scale = (plot.to - plot.from) / (to - from);
  const shift = plot.placeOf(plot.from) - scale * plot.placeOf(from);
  plot.marks.style.transform = `matrix(${scale},0,0,1,${shift},0)`;
}
