import type { Rect } from "../layout/axes/margins.ts";
import { MIN_TEXT_WIDTH } from "../layout/axes/fit-texts.ts";
import { bareMargin, marginOf } from "../layout/axes/plot-height.ts";
import { PADDING } from "../layout/axes/title.ts";
import { layoutTitleLegend, type TitleLegend } from "../layout/axes/title-legend.ts";
import { legendMark } from "./legend-mark.ts";
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
  /** What stands behind the name and is not cut with it. */
  share?: string;
  index: number;
  hidden: boolean;
}

/** An entry's name with its share. */
export function entryText({ name, share }: LegendEntry): string {
  return share === undefined ? name : `${name} ${share}`;
}

const NO_POINTS = new Float64Array();
/** The share of a picture's height that a figure needs; the legend is left out to reach it. */
const MIN_HEIGHT_SHARE = 0.5;
/** The share below a title alone: a dial or a pie needs it for its radius. */
const MIN_TITLED_SHARE = 0.55;
/** The same of a stat, which says little without its title. */
const MIN_TILE_SHARE = 0.45;

/** Lays out title and legend, and finds the box below them. */
export function layoutFrame(entries: readonly LegendEntry[], settings: Settings): FigureFrame {
  if (settings.variant === "sparkline")
    return createFrame({ legend: [], height: bareMargin(settings) }, settings);
  if (settings.width < MIN_TEXT_WIDTH) return createTextless(settings);
  // The legend of a chart, of bars without points.
  const layers = entries.map((entry) => {
    const { index, hidden } = entry;
    const name = entryText(entry);
    const series = { name, xKind: "linear" as const, xs: NO_POINTS, ys: NO_POINTS, startIndex: 0 };
    const mark = resolveMarkSettings({ mark: "bar" }, settings);
    return { series, mark, type: legendMark, index, hidden, y1: NO_POINTS };
  });
  const titleLegend = layoutTitleLegend(layers, { ...settings, legend: entries.length > 0 });
  // A series is hidden by its name alone, without its share.
  for (const [i, item] of titleLegend.legend.entries()) item.series = entries[i]!.name;
  if (entries.length > 0 && leaves(MIN_HEIGHT_SHARE, titleLegend, settings)) {
    return createFrame(titleLegend, settings);
  }
  const onlyTitle = layoutTitleLegend([], { ...settings, legend: false });
  const share = settings.type === "stat" ? MIN_TILE_SHARE : MIN_TITLED_SHARE;
  if (leaves(share, onlyTitle, settings)) return createFrame(onlyTitle, settings);
  return createTextless(settings);
}

function createTextless(settings: Settings): FigureFrame {
  return createFrame({ legend: [], height: 0 }, { ...settings, title: "", note: "" });
}

function leaves(share: number, { height }: TitleLegend, settings: Settings): boolean {
  return height <= settings.height * (1 - share);
}

function createFrame(titleLegend: TitleLegend, settings: Settings): FigureFrame {
  const { width, height, margin, variant, title, note } = settings;
  const side = variant === "sparkline" ? bareMargin(settings) : marginOf(settings, PADDING);
  const isPlain = titleLegend.legend.length === 0 && title === "" && note === "";
  const top = margin.top ?? (isPlain ? side : titleLegend.height);
  const left = margin.left ?? side;
  const box = {
    x: Math.min(left, width - 1),
    y: Math.min(top, height - 1),
    width: Math.max(1, width - left - (margin.right ?? side)),
    height: Math.max(1, height - top - (margin.bottom ?? side)),
  };
  return { titleLegend, box };
}
