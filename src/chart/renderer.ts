import type { Series } from "./data/series.ts";
import { newestX } from "./data/window.ts";
import type { FigureLayout } from "./figures/figure.ts";
import { ageLabel } from "./format/time/age-label.ts";
import type { ChartLayout } from "./layout/chart-layout.ts";
import { layoutAndCache, updateLayout } from "./layout/incremental-layout.ts";
import { layoutChart } from "./layout/layout-chart.ts";
import { createLayoutCache, type LayoutCache } from "./layout/layout-cache.ts";
import type { MarkTypes } from "./layout/mark-type.ts";
import type { Settings } from "./options/settings.ts";
import { renderSvg } from "./svg/svg.ts";
import { describeTooltips, type Tooltip } from "./svg/tooltip.ts";

/** A layout with the texts of its tooltips, which a drawing writes only as bytes. */
export interface FullLayout extends ChartLayout {
  tooltips: Tooltip[];
  /** Of a pie, donut, gauge or stat: what it shows. Its axes and marks are empty. */
  figure?: FigureLayout;
}

/** Draws one chart, again and again; each drawing leaves to the next what has not changed. */
export interface Renderer {
  layout(series: readonly Series[]): FullLayout;
  /** @param now epoch milliseconds, to tell how old data is. Default: what the settings say. */
  svg(series: readonly Series[], now?: number): string;
}

/** Makes a renderer. @param cache what charts with the same settings share. */
export type CreateRenderer = (settings: Settings, types: MarkTypes, cache: LayoutCache) => Renderer;

/** The way of a chart with axes: series → layout → SVG. */
export function createAxesRenderer(
  settings: Settings,
  types: MarkTypes,
  cache: LayoutCache,
): Renderer {
  return {
    layout(series) {
      // Positions that slide are written over by the next drawing, so this one finds its own.
      const laidOut = layoutChart(series, settings, types, createLayoutCache());
      return { ...laidOut.layout, tooltips: describeTooltips(laidOut) };
    },
    svg(series, now = settings.now) {
      const stale = now === undefined ? "" : ageLabel(newestX(series), now, settings.staleMs);
      if (stale !== "") return renderStale(series, settings, types, stale);
      const laidOut =
        updateLayout(series, settings, cache) ?? layoutAndCache(series, settings, types, cache);
      return renderSvg(laidOut, settings, cache);
    },
  };
}

/** Old data is drawn pale, with its age. It is seldom drawn, so nothing is kept of it. */
function renderStale(
  series: readonly Series[],
  settings: Settings,
  types: MarkTypes,
  stale: string,
): string {
  const note = settings.note === "" ? stale : `${settings.note}, ${stale}`;
  const own = { ...settings, stale, note };
  const cache = createLayoutCache();
  return renderSvg(layoutChart(series, own, types, cache), own, cache);
}
