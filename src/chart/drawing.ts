import { type LineLayout, layoutLine } from "./layout.ts";
import { createMemory } from "./memory.ts";
import type { Settings } from "./options.ts";
import type { Series } from "./series.ts";
import { svgOf } from "./svg.ts";

/** Draws one chart, again and again; each drawing leaves to the next what has not changed. */
export interface Drawing {
  layout(series: Series[]): LineLayout;
  svg(series: Series[]): string;
}

/** The way of a chart: series → layout → SVG. */
export function createDrawing(settings: Settings): Drawing {
  const memory = createMemory();
  const layout = (series: Series[]) => layoutLine(series, settings, memory);
  return { layout, svg: (series) => svgOf(layout(series), settings, memory) };
}
