import { renderFigure } from "./figures/figure-svg.ts";
import { layoutFigure } from "./figures/figure-layout.ts";
import { createLayoutCache } from "./layout/layout-cache.ts";
import type { CreateRenderer } from "./renderer.ts";
import { staleSettings } from "./stale-settings.ts";

/** Creates the renderer of a chart without axes: series → figure → SVG. */
export const createFigureRenderer: CreateRenderer = (settings, types, cache) => ({
  layout(series) {
    const { layout, figure } = layoutFigure(
      series,
      settings,
      types,
      createLayoutCache(cache.streaming),
    );
    return { ...layout, tooltips: [], ...(figure === undefined ? undefined : { figure }) };
  },
  svg(series, now = settings.now) {
    const stale = staleSettings(series, settings, now);
    // Old data is rare, so it uses no shared cache.
    return stale === undefined
      ? renderFigure(layoutFigure(series, settings, types, cache), settings)
      : renderFigure(layoutFigure(series, stale, types, createLayoutCache(cache.streaming)), stale);
  },
});
