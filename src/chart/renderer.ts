import type { Finish } from "./base/byte-writer.ts";
import type { Series } from "./data/series.ts";
import type { FigureLayout } from "./figures/figure.ts";
import type { ChartLayout } from "./layout/chart-layout.ts";
import { layoutChart } from "./layout/layout-chart.ts";
import { createLayoutCache, type LayoutCache, type Streaming } from "./layout/layout-cache.ts";
import type { MarkTypes } from "./layout/mark-type.ts";
import type { Settings } from "./options/settings.ts";
import { staleSettings } from "./stale-settings.ts";
import { renderSvg } from "./svg/svg.ts";
import { describeTooltips, type Tooltip } from "./svg/describe-tooltips.ts";

/** A layout with its tooltips, which drawing alone writes directly as bytes. */
export interface FullLayout extends ChartLayout {
  tooltips: Tooltip[];
  /** The layout of a pie, donut, gauge or stat, whose axes and marks are empty. */
  figure?: FigureLayout;
}

/** Renders one chart again and again, reusing what has not changed since the last time. */
export interface Renderer {
  /** @param now as for `svg`. */
  layout(series: readonly Series[], now?: number): FullLayout;
  /**
   * Draws the SVG.
   *
   * @param finish makes the result of what was written, such as `toText`.
   * @param now epoch milliseconds: a window by duration goes on to it, and the age of data counts up to
   * it. Default: the settings' `now`.
   * @param lastEdge the right edge of the frame before, from which it glides on. Default: as if a frame
   * was drawn in each cycle.
   */
  draw<T>(finish: Finish<T>, series: readonly Series[], now?: number, lastEdge?: number): T;
}

/** Creates a renderer. @param cache shared by charts with the same settings. */
export type CreateRenderer = (settings: Settings, types: MarkTypes, cache: LayoutCache) => Renderer;

/** Creates the renderer of a chart with axes: series → layout → SVG. */
export function createAxesRenderer(
  settings: Settings,
  types: MarkTypes,
  cache: LayoutCache,
): Renderer {
  const { streaming } = cache;
  // A copy only where a time is given: most charts are drawn once.
  let copy: Settings | undefined;
  const settingsAt = (now: number | undefined, lastEdge: number | undefined): Settings => {
    if (now === settings.now && lastEdge === settings.lastEdge) return settings;
    copy ??= { ...settings };
    copy.now = now;
    copy.lastEdge = lastEdge;
    return copy;
  };
  return {
    layout(series, now = settings.now) {
      const timed = settingsAt(now, undefined);
      // The next drawing overwrites cached positions, so what the caller keeps needs its own.
      const laidOut = layoutChart(series, timed, types, createLayoutCache(streaming));
      return { tooltips: describeTooltips(laidOut), ...laidOut.layout };
    },
    draw(finish, series, now = settings.now, lastEdge?: number) {
      const timed = settingsAt(now, lastEdge);
      const stale = staleSettings(series, timed, now);
      if (stale !== undefined) return renderStale(series, stale, types, streaming, finish);
      return renderSvg(layoutChart(series, timed, types, cache), timed, cache, finish);
    },
  };
}

/** Renders old data. That is rare, so it uses no shared cache. */
function renderStale<T>(
  series: readonly Series[],
  settings: Settings,
  types: MarkTypes,
  streaming: Streaming | undefined,
  finish: Finish<T>,
): T {
  const cache = createLayoutCache(streaming);
  return renderSvg(layoutChart(series, settings, types, cache), settings, cache, finish);
}
