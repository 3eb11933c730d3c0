import { NO_HELD_VALUES } from "../layout/held-values.ts";
import type { Series } from "../data/series.ts";
import { emptyText } from "../layout/empty-chart.ts";
import { fitText } from "../format/text/text-width.ts";
import { FONT_SIZE, type Label } from "../layout/axes/label.ts";
import type { ChartLayout } from "../layout/chart-layout.ts";
import type { Settings } from "../options/settings.ts";
import type { FigureLayout } from "./figure.ts";
import type { FigureFrame } from "./figure-frame.ts";
import type { FigureType } from "./figure-type.ts";
import { type Latest, readLatest } from "./latest.ts";
import type { TileContext } from "./tile-line.ts";

/** A figure, and the layout of a chart without axes and marks around it. */
export interface LaidOutFigure {
  type: FigureType;
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
  type: FigureType,
  context: TileContext,
): LaidOutFigure {
  const { settings } = context;
  const latest = readLatest(all, settings);
  const { frame, figure, empty } = type.layout(latest, settings, context);
  const text = empty === "" ? emptyText(latest, settings) : empty;
  const layout = surround(figure, frame, text, settings);
  return { type, layout, latest, figure, more: frame.titleLegend.more };
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
