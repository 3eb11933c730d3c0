/** Where time lies in a drawn chart. */
export interface Plot {
  /** The times that it shows, in epoch ms. */
  from: number;
  to: number;
  /** The time below a place of the window, wherever the plot glides. */
  timeAt(clientX: number): number;
  /** Where a time is, as the plot's positions are counted. */
  placeOf(time: number): number;
  /** The group of all marks. */
  marks: SVGGElement;
}

/** Reads where time lies in a chart; undefined where its x axis is none of time. */
export function readPlot(svg: SVGSVGElement | null | undefined): Plot | undefined {
  const marks = svg?.querySelector<SVGGElement>(".n");
  const told = svg?.dataset["time"];
  if (!marks || !told) return undefined;
  const [origin, perPixel, width] = told.split(" ").map(Number) as [number, number, number];
  // A plot that slides has a viewport of its own.
  const { ownerSVGElement: view } = marks;
  const from = origin + (view === svg ? 0 : view!.viewBox.baseVal.x) * perPixel;
  return {
    from,
    to: from + width * perPixel,
    timeAt(clientX) {
      const { a, e } = marks.getScreenCTM()!;
      return origin + ((clientX - e) / a) * perPixel;
    },
    placeOf: (time) => (time - origin) / perPixel,
    marks,
  };
}
