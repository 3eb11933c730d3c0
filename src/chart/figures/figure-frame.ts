import { BARE_MARGIN, type Rect } from "../layout/axes/margins.ts";
import { layoutTitleLegend, PADDING, type TitleLegend } from "../layout/axes/title-legend.ts";
import { barMark } from "../marks/bar.ts";
import { resolveMarkSettings } from "../options/mark-settings.ts";
import type { Settings } from "../options/settings.ts";

/** What stands around a figure, and the box that is left for it. */
export interface FigureFrame {
  titleLegend: TitleLegend;
  box: Rect;
}

/** An entry of a figure's legend. */
export interface LegendEntry {
  name: string;
  index: number;
  hidden: boolean;
}

const NO_POINTS = new Float64Array();
/** The share of a picture's height that a figure needs; the legend is left out to reach it. */
const MIN_HEIGHT_SHARE = 0.45;

/** Lays out title and legend, and finds the box below them. */
export function layoutFrame(entries: readonly LegendEntry[], settings: Settings): FigureFrame {
  if (settings.variant === "sparkline")
    return createFrame({ legend: [], height: BARE_MARGIN }, settings);
  // The legend of a chart, of bars without points.
  const layers = entries.map(({ name, index, hidden }) => {
    const series = { name, xKind: "linear" as const, xs: NO_POINTS, ys: NO_POINTS, startIndex: 0 };
    const mark = resolveMarkSettings({ mark: "bar" }, settings);
    return { series, mark, type: barMark, index, hidden, y1: NO_POINTS };
  });
  const titleLegend = layoutTitleLegend(layers, { ...settings, legend: entries.length > 0 });
  const isTooHigh = titleLegend.height > settings.height * (1 - MIN_HEIGHT_SHARE);
  if (!isTooHigh || entries.length === 0) return createFrame(titleLegend, settings);
  return createFrame(layoutTitleLegend([], { ...settings, legend: false }), settings);
}

function createFrame(
  titleLegend: TitleLegend,
  { width, height, margin, variant, title, note }: Settings,
): FigureFrame {
  const isBare = variant === "sparkline";
  const side = isBare ? BARE_MARGIN : PADDING;
  const isPlain = titleLegend.legend.length === 0 && title === "" && note === "";
  const top = margin.top ?? (isBare ? BARE_MARGIN : isPlain ? PADDING : titleLegend.height);
  const left = margin.left ?? side;
  const box = {
    x: left,
    y: top,
    width: Math.max(1, width - left - (margin.right ?? side)),
    height: Math.max(1, height - top - (margin.bottom ?? side)),
  };
  return { titleLegend, box };
}
