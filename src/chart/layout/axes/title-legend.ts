import type { Label, LegendItem } from "./label.ts";
import { hasColorScale } from "../layer.ts";
import type { Layer } from "../mark-type.ts";
import type { Settings } from "../../options/settings.ts";
import { fitText } from "../../format/text/text-width.ts";

export const FONT_SIZE = 12;
/** Pictures narrower than this write titles smaller and set all of it closer. */
const NARROW = 480;
const TITLE_SIZE = 16;
const SMALL_TITLE = 14;

/** The font size of the title, in pixels. */
export function titleSize(width: number): number {
  return width < NARROW ? SMALL_TITLE : TITLE_SIZE;
}

/** What stands above the plot. */
export interface TitleLegend {
  title?: Label;
  note?: Label;
  yTitle?: Label;
  y2Title?: Label;
  legend: LegendItem[];
  /** How many names the legend has no room for. */
  more?: Label;
  /** Where the colours of a heat map are told. */
  keyBaseline?: number;
  /** Pixels that all of it takes. */
  height: number;
}

export const PADDING = 16;
const LONGEST_NAME = 220;

/** How close rows and names stand, in pixels. */
interface Spacing {
  titleRow: number;
  row: number;
  /** Between names in a row. */
  gap: number;
}

const WIDE_SPACING: Spacing = { titleRow: 26, row: 20, gap: 16 };
const NARROW_SPACING: Spacing = { titleRow: 24, row: 17, gap: 12 };

function spacingOf({ width }: Settings): Spacing {
  return width < NARROW ? NARROW_SPACING : WIDE_SPACING;
}

/** Title, note, legend and y titles, row below row. */
export function layoutTitleLegend(layers: Layer[], settings: Settings): TitleLegend {
  const { title, note, y2, width } = settings;
  const room = Math.max(0, width - 2 * PADDING);
  const titleLegend: TitleLegend = { legend: [], height: 10 };
  if (title !== "" || note !== "") layTitleRow(titleLegend, settings, room);
  if (settings.legend ?? needsLegend(layers)) layLegend(titleLegend, layers, settings, room);
  if (settings.legend !== false && hasColorScale(layers)) {
    titleLegend.height += spacingOf(settings).row;
    titleLegend.keyBaseline = titleLegend.height - 6;
  }
  if (layoutTitles(settings).beside !== "" || y2.title !== "")
    layAxisTitles(titleLegend, settings, room);
  titleLegend.height += 8;
  return titleLegend;
}

/** Rows of a heat map are named beside it, and boxes below. */
function needsLegend(layers: Layer[]): boolean {
  return layers.length > 1 && layers.some(({ type, ownBand }) => !type.hasColorScale && !ownBand);
}

function layTitleRow(titleLegend: TitleLegend, settings: Settings, room: number): void {
  const { title, note, width, variant, measureText } = settings;
  const size = titleSize(width);
  const { titleRow, row, gap } = spacingOf(settings);
  titleLegend.height += titleRow;
  const y = titleLegend.height - 9;
  const noteText = fitText(note, title === "" ? room : room / 2, FONT_SIZE, false, measureText);
  const noteWidth = note === "" ? 0 : measureText(noteText, FONT_SIZE, false) + gap;
  // In a live chart notes come and go, and the plot shall stay.
  const isBeside = variant === "live" || measureText(title, size, true) + noteWidth <= room;
  if (title !== "") {
    const text = fitText(title, isBeside ? room - noteWidth : room, size, true, measureText);
    titleLegend.title = { text, x: PADDING, y };
  }
  if (note === "") return;
  if (isBeside || title === "") titleLegend.note = { text: noteText, x: PADDING + room, y };
  else {
    titleLegend.height += row;
    const text = fitText(note, room, FONT_SIZE, false, measureText);
    titleLegend.note = { text, x: PADDING, y: titleLegend.height - 7 };
  }
}

/** The title of the axis beside the plot, and of the one below: where bars lie, values run below. */
export function layoutTitles({ xTitle, y, horizontal }: Settings): {
  beside: string;
  below: string;
} {
  return horizontal ? { beside: xTitle, below: y.title } : { beside: y.title, below: xTitle };
}

function layAxisTitles(titleLegend: TitleLegend, settings: Settings, room: number): void {
  const { y2, measureText } = settings;
  const { beside } = layoutTitles(settings);
  const { row, gap } = spacingOf(settings);
  titleLegend.height += row;
  const y = titleLegend.height - 6;
  const share = beside !== "" && y2.title !== "" ? (room - gap) / 2 : room;
  const fitted = (title: string) => fitText(title, share, FONT_SIZE, false, measureText);
  if (beside !== "") titleLegend.yTitle = { text: fitted(beside), x: PADDING, y };
  if (y2.title !== "") titleLegend.y2Title = { text: fitted(y2.title), x: PADDING + room, y };
}

/** The legend takes at most this share of a chart's height. */
const LEGEND_SHARE = 0.3;

function layLegend(
  titleLegend: TitleLegend,
  layers: Layer[],
  settings: Settings,
  room: number,
): void {
  const { measureText, height } = settings;
  const spacing = spacingOf(settings);
  const mostRows = Math.max(1, Math.floor((height * LEGEND_SHARE) / spacing.row));
  let x = PADDING;
  let row = 1;
  titleLegend.height += spacing.row;
  for (const [i, { series, index, hidden, mark, type }] of layers.entries()) {
    const swatch = type.swatchWidth(settings);
    const most = longestName(room - swatch, row < mostRows - 1);
    const name = fitText(series.name, most, FONT_SIZE, false, measureText);
    const width = Math.ceil(swatch + measureText(name, FONT_SIZE, false));
    const isLast = i === layers.length - 1;
    const needed = row === mostRows && !isLast ? width + MORE : width;
    if (x > PADDING && x + needed > PADDING + room) {
      if (row === mostRows) {
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
      pale: type.isPale(mark),
      x,
      y: titleLegend.height - 6,
    });
    x += width + spacing.gap;
  }
}

/** Where two long names would not fit beside each other, each has a row, but for the "+12". */
function longestName(room: number, isAlone: boolean): number {
  return room < 2 * LONGEST_NAME && isAlone ? room : Math.min(LONGEST_NAME, room);
}

/** The room that "+12" needs behind the names in a legend that is full. */
const MORE = 40;

/** From what to what the colours of a heat map go. */
export interface ColorKey {
  low: Label;
  high: Label;
  /** The left end of the colours. */
  x: number;
}

export const KEY_STEP = 14;

/** The colours of a heat map and the values at both ends. */
export function layoutColorKey(
  titleLegend: TitleLegend,
  low: string,
  high: string,
  steps: number,
  { measureText }: Settings,
): ColorKey {
  const y = titleLegend.keyBaseline ?? 0;
  const x = PADDING + Math.ceil(measureText(low, FONT_SIZE, false)) + 6;
  const end = x + steps * KEY_STEP + 6;
  return { low: { text: low, x: PADDING, y }, high: { text: high, x: end, y }, x };
}
