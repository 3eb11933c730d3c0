import { layoutTitleLegend, PADDING, type TitleLegend } from "../layout/axes/title-legend.ts";
import { barMark } from "../marks/bar.ts";
import type { Settings } from "../options/settings.ts";
import { BARE_MARGIN, type Rect } from "../layout/axes/margins.ts";
import { resolveMarkSettings } from "../options/mark-settings.ts";

/** The room for a figure, below title and legend. */
export interface FigureFrame {
  titleLegend: TitleLegend;
  box: Rect;
}

/** An entry of a figure's legend. */
export interface Entry {
  name: string;
  index: number;
  hidden: boolean;
}

const NO_POINTS = new Float64Array();
/** What is left of a picture below its title, else the legend goes. */
const LEAST_SHARE = 0.45;

/** The room for a figure with this legend. */
export function layoutFrame(entries: readonly Entry[], settings: Settings): FigureFrame {
  if (settings.variant === "sparkline")
    return within({ legend: [], height: BARE_MARGIN }, settings);
  const layers = entries.map(({ name, index, hidden }) => {
    const series = { name, xKind: "linear" as const, xs: NO_POINTS, ys: NO_POINTS, startIndex: 0 };
    const mark = resolveMarkSettings({ mark: "bar" }, settings);
    return { series, mark, type: barMark, index, hidden, y1: NO_POINTS };
  });
  const titleLegend = layoutTitleLegend(layers, { ...settings, legend: entries.length > 0 });
  const isHigh = titleLegend.height > settings.height * (1 - LEAST_SHARE);
  if (!isHigh || entries.length === 0) return within(titleLegend, settings);
  return within(layoutTitleLegend([], { ...settings, legend: false }), settings);
}

function within(
  titleLegend: FigureFrame["titleLegend"],
  { width, height, margin, variant, title, note }: Settings,
): FigureFrame {
  const bare = variant === "sparkline";
  const side = bare ? BARE_MARGIN : PADDING;
  const isPlain = titleLegend.legend.length === 0 && title === "" && note === "";
  const top = margin.top ?? (bare ? BARE_MARGIN : isPlain ? PADDING : titleLegend.height);
  const left = margin.left ?? side;
  const box = {
    x: left,
    y: top,
    width: Math.max(1, width - left - (margin.right ?? side)),
    height: Math.max(1, height - top - (margin.bottom ?? side)),
  };
  return { titleLegend, box };
}
