import { type Chart, createChart } from "./chart.ts";
import { type ChartKit, createKit } from "./chart-kit.ts";
import { figureRenderer } from "./figure-renderer.ts";
import { renderFigureTable } from "./figure-table.ts";
import { gaugeFigure } from "./figures/gauge-figure.ts";
import { pieFigure } from "./figures/pie-figure.ts";
import { statFigure } from "./figures/stat-figure.ts";
import { createLayoutCache, type LayoutCache } from "./layout/layout-cache.ts";
import * as constructors from "./mark-constructors.ts";
import type { Series } from "./data/series.ts";
import type { MarkType } from "./layout/mark-type.ts";
import type { ChartType, MarkKind } from "./options/choices.ts";
import type { ChartOptions } from "./options/options.ts";
import type { Settings } from "./options/settings.ts";
import { isMarkType } from "./svg/define-mark.ts";
import { renderAxesTable } from "./table.ts";
import type { Work } from "../work.ts";
import { type CreateRenderer, createAxesRenderer, type Renderer } from "./renderer.ts";
import { STREAMING } from "./streaming.ts";

/** What renders the charts without axes; all others have axes. */
const FIGURES: ReadonlyMap<ChartType, CreateRenderer> = /* @__PURE__ */ new Map([
  ["pie", /* @__PURE__ */ figureRenderer(pieFigure)],
  ["donut", /* @__PURE__ */ figureRenderer(pieFigure)],
  ["gauge", /* @__PURE__ */ figureRenderer(gaugeFigure)],
  ["stat", /* @__PURE__ */ figureRenderer(statFigure)],
]);

/** The kit of charts of every type, with marks of every kind. */
export const ANY_CHART: ChartKit = /* @__PURE__ */ createKit(
  (settings, types, cache) => {
    const create = FIGURES.get(settings.type) ?? createAxesRenderer;
    return create(settings, types, cache);
  },
  (all, settings, types) => {
    const render = FIGURES.has(settings.type) ? renderFigureTable : renderAxesTable;
    return render(all, settings, types);
  },
  /* @__PURE__ */ Object.values(constructors)
    .map(({ type }) => type)
    .filter(isMarkType),
);

/** Creates the renderer of a live chart of any type. @param cache default: a new one. */
export function createRenderer(
  settings: Settings,
  cache: LayoutCache = createLayoutCache(STREAMING),
): Renderer {
  return ANY_CHART.createRenderer(settings, ANY_CHART.types, cache);
}

/** Renders what a chart of any type shows as an HTML table. The series must stay as they are until it is done. */
export function renderTable(series: readonly Series[], settings: Settings): Work<string> {
  return ANY_CHART.renderTable(series, settings, ANY_CHART.types);
}

/** The descriptor of a kind of mark. */
export function getMarkType(kind: MarkKind): MarkType {
  return ANY_CHART.types.get(kind)!;
}

/**
 * A chart of any marks.
 *
 * @throws PlotcastError `OPTION_INVALID`, naming the option and what it should be.
 * @example
 * const svg = chart({ title: "Weather", yUnit: "mm", y2Unit: "°C" })
 *   .add(bar("Rain", rain))
 *   .add(line("Temperature", temperatures, { axis: "y2", smooth: true }))
 *   .render();
 */
export function chart(options: ChartOptions = {}): Chart {
  return createChart("chart", options?.type, options, ANY_CHART);
}
