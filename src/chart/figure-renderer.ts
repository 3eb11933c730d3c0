import { layoutFigure } from "./figures/figure-layout.ts";
import { renderFigure } from "./figures/figure-svg.ts";
import type { FigureType } from "./figures/figure-type.ts";
import { createLayoutCache } from "./layout/layout-cache.ts";
import type { CreateRenderer } from "./renderer.ts";
import { staleSettings } from "./stale-settings.ts";

/** Creates the renderers of charts without axes, of one kind: series → figure → SVG. */
export function figureRenderer(type: FigureType): CreateRenderer {
  return (settings, types, cache) => {
    const createOwnCache = () => createLayoutCache(cache.streaming);
    return {
      layout(series) {
        const context = { settings, types, cache: createOwnCache() };
        const { layout, figure } = layoutFigure(series, type, context);
        return { ...layout, tooltips: [], ...(figure === undefined ? undefined : { figure }) };
      },
      draw(finish, series, now = settings.now) {
        const stale = staleSettings(series, settings, now);
        // Old data is rare, so it uses no shared cache.
        const context =
          stale === undefined
            ? { settings, types, cache }
            : { settings: stale, types, cache: createOwnCache() };
        return renderFigure(layoutFigure(series, type, context), context.settings, finish);
      },
    };
  };
}
