import { NO_HELD_VALUES } from "../layout/held-values.ts";
import type { Series } from "../data/series.ts";
import { emptyText } from "../layout/empty-chart.ts";
import { fitText } from "../format/text/text-width.ts";
import { FONT_SIZE, type Label } from "../layout/axes/label.ts";
import type { ChartLayout } from "../layout/chart-layout.ts";
import type { LayoutCache } from "../layout/layout-cache.ts";
import type { MarkTypes } from "../layout/mark-type.ts";
import type { Settings } from "../options/settings.ts";
import type { FigureLayout } from "./figure.ts";
import { type FigureFrame, layoutFrame } from "./figure-frame.ts";
import { layoutGauges } from "./gauge.ts";
import { type Latest, readLatest } from "./latest.ts";
import { layoutPie } from "./pie.ts";
import { layoutStat } from "./stat.ts";

/** A figure, and the layout of a chart without axes and marks around it. */
export interface LaidOutFigure {
  layout: ChartLayout;
  latest: Latest[];
  /** Undefined if there are no values to show. */
  figure: FigureLayout | undefined;
  /** How many names of the legend have no room. */
  more: Label | undefined;
}

/** Lays out a chart without axes: a pure function of its points and settings. */
export function layoutFigure(
  all: readonly Series[],
  settings: Settings,
  types: MarkTypes,
  cache: LayoutCache,
): LaidOutFigure {
  const latest = readLatest(all, settings);
  if (settings.type === "pie" || settings.type === "donut") {
    const { frame, figure, empty } = layoutPie(latest, settings);
    const text = empty === "" ? emptyText(latest, settings) : empty;
    const { more } = frame.titleLegend;
    return { layout: surround(figure, frame, text, settings), latest, figure, more };
  }
  const visible = latest.filter(({ hidden }) => !hidden);
  const hasLegend = settings.legend ?? visible.length < latest.length;
  const frame = layoutFrame(hasLegend ? latest : [], settings);
  const hasValues = visible.some(({ value }) => !Number.isNaN(value));
  const figure = !hasValues
    ? undefined
    : settings.type === "gauge"
      ? layoutGauges(latest, frame.box, settings)
      : layoutStat(latest, frame.box, { settings, types, cache });
  const layout = surround(figure, frame, emptyText(latest, settings), settings);
  return { layout, latest, figure, more: frame.titleLegend.more };
}

/** The layout around a figure. @param empty why there is no figure. */
function surround(
  figure: FigureLayout | undefined,
  { titleLegend, box }: FigureFrame,
  empty: string,
  settings: Settings,
): ChartLayout {
  const { width, height, variant, measureText } = settings;
  const layout: ChartLayout = {
    ...NO_AXES,
    width,
    height,
    plot: box,
    legend: titleLegend.legend,
    ...(titleLegend.title === undefined ? undefined : { title: titleLegend.title }),
    ...(titleLegend.note === undefined ? undefined : { note: titleLegend.note }),
  };
  if (figure !== undefined || variant === "sparkline") return layout;
  layout.empty = {
    text: fitText(empty, box.width, FONT_SIZE, false, measureText),
    x: Math.round(box.x + box.width / 2),
    y: Math.round(box.y + box.height / 2),
  };
  return layout;
}

const NO_AXES: Omit<ChartLayout, "width" | "height" | "plot" | "legend"> = {
  x: {
    kind: "linear",
    domain: [0, 1],
    origin: 0,
    slide: 0,
    slides: false,
    gap: 0,
    cycle: 0,
    glide: 0,
    leaving: [],
    ticks: [],
    turned: false,
  },
  y: { kind: "linear", domain: [0, 1], ticks: [] },
  overflows: false,
  outside: { x: 0, y: 0, beyond: 0 },
  marks: [],
  held: NO_HELD_VALUES,
  guides: { bands: [], lines: [], notes: [], labels: [], slidingLabels: [] },
  decimals: 1,
  places: undefined,
  reach: 0,
  turns: [],
};
