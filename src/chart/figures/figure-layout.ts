import { FONT_SIZE } from "../layout/axes/title-legend.ts";
import type { ChartLayout } from "../layout/layout-chart.ts";
import type { Memory } from "../base/cache.ts";
import type { Series } from "../data/series.ts";
import type { Settings } from "../options/settings.ts";
import { fitText } from "../format/text/text-width.ts";
import type { FigureLayout, Stage } from "./figure.ts";
import { gaugesOf } from "./gauge.ts";
import { type Latest, latestOf } from "./latest.ts";
import { pieOf } from "./pie.ts";
import { stageOf } from "./figure-frame.ts";
import { statOf } from "./stat.ts";

/** A figure, and the layout of a chart without axes and marks around it. */
export interface LaidOutFigure {
  layout: ChartLayout;
  latest: Latest[];
  /** None where there is nothing to show. */
  figure: FigureLayout | undefined;
}

/** Lays out a chart without axes: a pure function of its points and settings. */
export function layoutFigure(
  all: readonly Series[],
  settings: Settings,
  memory: Memory,
): LaidOutFigure {
  const latest = latestOf(all, settings);
  if (settings.type === "pie" || settings.type === "donut") {
    const { stage, figure, empty } = pieOf(latest, settings);
    return { layout: layoutOf(stage, figure, empty, settings), latest, figure };
  }
  const shown = latest.filter(({ hidden }) => !hidden);
  const wantsLegend = settings.legend ?? shown.length < latest.length;
  const stage = stageOf(wantsLegend ? latest : [], settings);
  const hasValues = shown.some(({ value }) => !Number.isNaN(value));
  const figure = !hasValues
    ? undefined
    : settings.type === "gauge"
      ? gaugesOf(latest, stage.box, settings)
      : statOf(latest, stage.box, settings, memory);
  return { layout: layoutOf(stage, figure, "", settings), latest, figure };
}

function layoutOf(
  { header, box }: Stage,
  figure: FigureLayout | undefined,
  empty: string,
  settings: Settings,
): ChartLayout {
  const { width, height, variant, measureText } = settings;
  const layout: ChartLayout = {
    ...NO_AXES,
    width,
    height,
    plot: box,
    legend: header.legend,
    ...(header.title === undefined ? undefined : { title: header.title }),
    ...(header.note === undefined ? undefined : { note: header.note }),
  };
  if (figure !== undefined || variant === "sparkline") return layout;
  const text = empty === "" ? settings.empty : empty;
  layout.empty = {
    text: fitText(text, box.width, FONT_SIZE, false, measureText),
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
    ticks: [],
    turned: false,
  },
  y: { kind: "linear", domain: [0, 1], ticks: [] },
  overflows: false,
  marks: [],
  guides: { bands: [], lines: [], notes: [], labels: [], slidingLabels: [] },
  decimals: 1,
  places: undefined,
  reach: 0,
  turn: 0,
};
