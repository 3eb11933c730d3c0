import { fitText } from "../../format/text/text-width.ts";
import type { Settings } from "../../options/settings.ts";
import { hasColorScale } from "../layer.ts";
import type { Layer } from "../mark-type.ts";
import { fitLabel, type Label, labelWidth, type LegendItem } from "./label.ts";

/** Narrower pictures have a smaller title and less space between rows. */
const NARROW = 480;
const TITLE_SIZE = 16;
const SMALL_TITLE = 14;

/** The font size of the title in a picture `width` pixels wide. */
export function titleSize(width: number): number {
  return width < NARROW ? SMALL_TITLE : TITLE_SIZE;
}

/** Everything above the plot, row by row: title, note, legend, colour key, titles of the y axes. */
export interface TitleLegend {
  title?: Label;
  note?: Label;
  yTitle?: Label;
  y2Title?: Label;
  legend: LegendItem[];
  /** The number of names left out for lack of space, such as "+12". */
  more?: Label;
  /** The baseline of the colour key of a heat map. */
  keyBaseline?: number;
  /** Height of all rows, in pixels. */
  height: number;
}

/** Between the edge of the picture and its texts, in pixels. */
export const PADDING = 16;
const MAX_NAME_WIDTH = 220;

/** The height of rows and the gap between names in a row, in pixels. */
interface Spacing {
  titleRow: number;
  row: number;
  gap: number;
}

const WIDE_SPACING: Spacing = { titleRow: 26, row: 20, gap: 16 };
const NARROW_SPACING: Spacing = { titleRow: 24, row: 17, gap: 12 };

function getSpacing({ width }: Settings): Spacing {
  return width < NARROW ? NARROW_SPACING : WIDE_SPACING;
}

/** @param maxRows of the legend; default: as many as fit into a share of the height. */
export function layoutTitleLegend(
  layers: Layer[],
  settings: Settings,
  maxRows = maxLegendRows(settings),
): TitleLegend {
  const { title, note, y2, width } = settings;
  const maxWidth = Math.max(0, width - 2 * PADDING);
  const titleLegend: TitleLegend = { legend: [], height: 10 };
  if (title !== "" || note !== "") addTitle(titleLegend, settings, maxWidth);
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

/** Adds the title with the note at its right or, where that does not fit, below it. */
function addTitle(titleLegend: TitleLegend, settings: Settings, maxWidth: number): void {
  const { title, note, width, variant, measureText } = settings;
  const size = titleSize(width);
  const { titleRow, row, gap } = getSpacing(settings);
  titleLegend.height += titleRow;
  const y = titleLegend.height - 9;
  const noteText = fitLabel(note, title === "" ? maxWidth : maxWidth / 2, settings);
  const noteWidth = note === "" ? 0 : labelWidth(noteText, settings) + gap;
  // The note of a live chart comes and goes, and must not move the plot.
  const isBeside = variant === "live" || measureText(title, size, true) + noteWidth <= maxWidth;
  if (title !== "") {
    const titleWidth = isBeside ? maxWidth - noteWidth : maxWidth;
    const text = fitText(title, titleWidth, size, true, measureText);
    titleLegend.title = { text, x: PADDING, y };
  }
  if (note === "") return;
  if (isBeside || title === "") titleLegend.note = { text: noteText, x: PADDING + maxWidth, y };
  else {
    titleLegend.height += row;
    const text = fitLabel(note, maxWidth, settings);
    titleLegend.note = { text, x: PADDING, y: titleLegend.height - 7 };
  }
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
  if (left !== "") titleLegend.yTitle = { text: fitLabel(left, width, settings), x: PADDING, y };
  if (y2.title !== "") {
    const text = fitLabel(y2.title, width, settings);
    titleLegend.y2Title = { text, x: PADDING + maxWidth, y };
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
  let x = PADDING;
  let row = 1;
  titleLegend.height += spacing.row;
  for (const [i, { series, index, hidden, mark, type, muted }] of layers.entries()) {
    const swatch = type.swatchWidth(settings);
    const isLast = i === layers.length - 1;
    // "+12" may follow in the last row.
    const rest = row === maxRows && !isLast ? spacing.gap + MORE_WIDTH : 0;
    const mostWidth = maxNameWidth(maxWidth - swatch - rest, row < maxRows - 1);
    const name = fitLabel(series.name, mostWidth, settings);
    const width = Math.ceil(swatch + labelWidth(name, settings));
    const needed = row === maxRows && !isLast ? width + MORE_WIDTH : width;
    if (x > PADDING && x + needed > PADDING + maxWidth) {
      if (row === maxRows) {
        titleLegend.more = { text: `+${layers.length - i}`, x, y: titleLegend.height - 6 };
        return;
      }
      x = PADDING;
      row++;
      titleLegend.height += spacing.row;
    }
    titleLegend.legend.push({
      name,
      index,
      mark: mark.kind,
      hidden,
      dashed: mark.dashed,
      pale: muted === true || type.isPale(mark),
      x,
      y: titleLegend.height - 6,
    });
    x += width + spacing.gap;
  }
}

/** Where a row cannot hold two long names, one name can fill it, unless "+12" could follow. */
function maxNameWidth(maxWidth: number, canFillRow: boolean): number {
  return maxWidth < 2 * MAX_NAME_WIDTH && canFillRow
    ? maxWidth
    : Math.min(MAX_NAME_WIDTH, maxWidth);
}

/** The width reserved for "+12" at the end of a full legend. */
const MORE_WIDTH = 40;
