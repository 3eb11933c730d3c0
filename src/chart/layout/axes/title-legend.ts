import { moreText } from "../../format/text/more-text.ts";
import type { Settings } from "../../options/settings.ts";
import { hasColorScale } from "../layer.ts";
import { getSpacing, layoutTitle, PADDING } from "./title.ts";
import type { Layer } from "../mark-type.ts";
import {
  cutLabel,
  fitLabels,
  type Label,
  labelWidth,
  type LegendItem,
  wholeName,
} from "./label.ts";

/** Everything above the plot, row by row: title, note, legend, colour key, titles of the y axes. */
export interface TitleLegend {
  title?: Label;
  note?: Label;
  yTitle?: Label;
  y2Title?: Label;
  legend: LegendItem[];
  /** The number of names left out for lack of space, such as "+12 more"; they are its `whole`. */
  more?: Label;
  /** The baseline of the colour key of a heat map. */
  keyBaseline?: number;
  /** Height of all rows, in pixels. */
  height: number;
}

const MAX_NAME_WIDTH = 220;

/** @param maxRows of the legend; default: as many as fit into a share of the height. */
export function layoutTitleLegend(
  layers: Layer[],
  settings: Settings,
  maxRows = maxLegendRows(settings),
): TitleLegend {
  const { title, note, y2, width } = settings;
  const maxWidth = Math.max(0, width - 2 * PADDING);
  const titleLegend: TitleLegend = { legend: [], height: 10 };
  if (title !== "" || note !== "") {
    const { height, ...texts } = layoutTitle(settings, maxWidth, titleLegend.height);
    Object.assign(titleLegend, texts);
    titleLegend.height = height;
  }
  if (settings.legend ?? needsLegend(layers)) {
    addLegend(titleLegend, layers, { settings, maxWidth, maxRows });
  }
  if (settings.legend !== false && hasColorScale(layers)) {
    titleLegend.height += getSpacing(settings).row;
    titleLegend.keyBaseline = titleLegend.height - 6;
  }
  if (resolveAxisTitles(settings).left !== "" || y2.title !== "") {
    addAxisTitles(titleLegend, settings, maxWidth);
  }
  titleLegend.height += 8;
  return titleLegend;
}

/** Whether names are needed: an axis names the rows of a heat map, and boxes in bands of their own. */
function needsLegend(layers: Layer[]): boolean {
  return layers.length > 1 && layers.some(({ type, ownBand }) => !type.hasColorScale && !ownBand);
}

/** The titles of the left and the bottom axis; a horizontal chart swaps x and y. */
export function resolveAxisTitles({ xTitle, y, horizontal }: Settings): {
  left: string;
  bottom: string;
} {
  return horizontal ? { left: xTitle, bottom: y.title } : { left: y.title, bottom: xTitle };
}

/** Adds the titles of the left and the right axis. */
function addAxisTitles(titleLegend: TitleLegend, settings: Settings, maxWidth: number): void {
  const { y2 } = settings;
  const { left } = resolveAxisTitles(settings);
  const { row, gap } = getSpacing(settings);
  titleLegend.height += row;
  const y = titleLegend.height - 6;
  const width = left !== "" && y2.title !== "" ? (maxWidth - gap) / 2 : maxWidth;
  if (left !== "") titleLegend.yTitle = { x: PADDING, y, ...cutLabel(left, width, settings) };
  if (y2.title !== "") {
    titleLegend.y2Title = { x: PADDING + maxWidth, y, ...cutLabel(y2.title, width, settings) };
  }
}

/** The legend takes at most this share of a chart's height. */
const LEGEND_SHARE = 0.3;

function maxLegendRows(settings: Settings): number {
  return Math.max(1, Math.floor((settings.height * LEGEND_SHARE) / getSpacing(settings).row));
}

/** The room that a legend has. */
interface LegendRoom {
  settings: Settings;
  maxWidth: number;
  maxRows: number;
}

function addLegend(
  titleLegend: TitleLegend,
  layers: Layer[],
  { settings, maxWidth, maxRows }: LegendRoom,
): void {
  const spacing = getSpacing(settings);
  const names = layers.map(({ series }) => series.name);
  const moreWidth = labelWidth(moreText(layers.length), settings) + spacing.gap;
  const fitRows = (reserved: number) => {
    const room = layers.map(({ type, index }) => {
      const free = maxWidth - type.swatchWidth(settings, index);
      return reserved === 0 ? maxNameWidth(free) : Math.min(MAX_NAME_WIDTH, free - reserved);
    });
    return fitLabels(names, room, settings);
  };
  // The last row may end with how many names are left out.
  const narrow = fitRows(layers.length > 1 ? moreWidth : 0);
  const wide = maxRows > 2 && maxWidth < 2 * MAX_NAME_WIDTH ? fitRows(0) : narrow;
  let x = PADDING;
  let row = 1;
  titleLegend.height += spacing.row;
  for (const [i, { series, index, hidden, mark, type, muted, derived }] of layers.entries()) {
    const swatch = type.swatchWidth(settings, index);
    const name = (row < maxRows - 1 ? wide : narrow)[i]!;
    const width = Math.ceil(swatch + labelWidth(name, settings));
    const isLast = i === layers.length - 1;
    const needed = row === maxRows && !isLast ? width + moreWidth : width;
    if (x > PADDING && x + needed > PADDING + maxWidth) {
      if (row === maxRows) {
        const rest = names.slice(i);
        const text = moreText(rest.length);
        titleLegend.more = { text, whole: rest.join(", "), x, y: titleLegend.height - 6 };
        return;
      }
      x = PADDING;
      row++;
      titleLegend.height += spacing.row;
    }
    titleLegend.legend.push({
      name,
      ...(derived === true ? undefined : { series: series.name }),
      ...wholeName(series.name, name),
      index,
      mark: mark.kind,
      hidden,
      dashed: mark.dashed,
      dotted: mark.dotted,
      pale: muted === true || type.isPale(mark),
      x,
      y: titleLegend.height - 6,
    });
    x += width + spacing.gap;
  }
}

/** Where a row cannot hold two long names, one name can fill it. */
function maxNameWidth(maxWidth: number): number {
  return maxWidth < 2 * MAX_NAME_WIDTH ? maxWidth : MAX_NAME_WIDTH;
}
