import { isFigure, type FigureLayout } from "./figures/figure.ts";
import { layoutFigure } from "./figures/figure-layout.ts";
import { figureSvg } from "./figures/figure-svg.ts";
import { updateLayout, layoutAnew } from "./layout/incremental-layout.ts";
import { type ChartLayout, layoutChart } from "./layout/layout-chart.ts";
import { newestX } from "./data/window.ts";
import { createCache, type Cache } from "./base/cache.ts";
import type { Series } from "./data/series.ts";
import type { Settings } from "./options/settings.ts";
import { ageLabel } from "./format/time/age-label.ts";
import { renderSvg } from "./svg/svg.ts";
import { type Tooltip, describeTooltips } from "./svg/tooltip.ts";

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

/**
 * The way of a chart: series → layout → SVG.
 *
 * @param memory default: one of its own.
 */
export function createRenderer(settings: Settings, cache: Cache = createCache()): Renderer {
  if (isFigure(settings.type)) return createFigureRenderer(settings, cache);
  return {
    layout(series) {
      // Positions that slide are written over by the next drawing, so this one finds its own.
      const laidOut = layoutChart(series, settings, createCache());
      return { ...laidOut.layout, tooltips: describeTooltips(laidOut) };
    },
    svg(series, now = settings.now) {
      const stale = now === undefined ? "" : ageLabel(newestX(series), now, settings.staleMs);
      if (stale !== "") return staleSvg(series, settings, stale);
      const laidOut = updateLayout(series, settings, cache) ?? layoutAnew(series, settings, cache);
      return renderSvg(laidOut, settings, cache);
    },
  };
}

/** Old data is drawn pale, with its age. It is seldom drawn, so nothing is kept of it. */
function staleSvg(series: readonly Series[], settings: Settings, stale: string): string {
  const note = settings.note === "" ? stale : `${settings.note}, ${stale}`;
  const own = { ...settings, stale, note };
  const cache = createCache();
  return renderSvg(layoutChart(series, own, cache), own, cache);
}

function createFigureRenderer(settings: Settings, cache: Cache): Renderer {
  return {
    layout(series) {
      const { layout, figure } = layoutFigure(series, settings, createCache());
      return { ...layout, tooltips: [], ...(figure === undefined ? undefined : { figure }) };
    },
    svg: (series) => figureSvg(layoutFigure(series, settings, cache), settings),
  };
}
