import { type ChartLayout, layoutChart } from "./layout.ts";
import { createMemory, type Memory } from "./memory.ts";
import type { Series } from "./series.ts";
import type { Settings } from "./settings.ts";
import { svgOf } from "./svg.ts";
import { type Tooltip, tooltipsOf } from "./tooltip.ts";

/** A layout with the texts of its tooltips, which a drawing writes only as bytes. */
export interface FullLayout extends ChartLayout {
  tooltips: Tooltip[];
}

/** Draws one chart, again and again; each drawing leaves to the next what has not changed. */
export interface Drawing {
  layout(series: readonly Series[]): FullLayout;
  svg(series: readonly Series[]): string;
}

/**
 * The way of a chart: series → layout → SVG.
 *
 * @param memory default: one of its own.
 */
export function createDrawing(settings: Settings, memory: Memory = createMemory()): Drawing {
  return {
    layout(series) {
      // Positions that slide are written over by the next drawing, so this one finds its own.
      const laidOut = layoutChart(series, settings, createMemory());
      return { ...laidOut.layout, tooltips: tooltipsOf(laidOut) };
    },
    svg: (series) => svgOf(layoutChart(series, settings, memory), settings, memory),
  };
}
