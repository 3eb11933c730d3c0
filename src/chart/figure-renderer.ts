import { renderFigure } from "./figures/figure-svg.ts";
import { layoutFigure } from "./figures/figure-layout.ts";
import { createLayoutCache } from "./layout/layout-cache.ts";
import type { CreateRenderer } from "./renderer.ts";

/** Creates the renderer of a chart without axes: series → figure → SVG. */
export const createFigureRenderer: CreateRenderer = (settings, types, cache) => ({
  layout(series) {
    const { layout, figure } = layoutFigure(series, settings, types, createLayoutCache());
    return { ...layout, tooltips: [], ...(figure === undefined ? undefined : { figure }) };
  },
  svg: (series) => renderFigure(layoutFigure(series, settings, types, cache), settings),
});
