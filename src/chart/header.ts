import type { Settings } from "./options.ts";
import type { Series } from "./series.ts";
import { fitText, textWidth } from "./text-width.ts";

export const FONT_SIZE = 12;
export const TITLE_SIZE = 16;

/** A text and where its baseline starts (or, where the drawing says so, ends), in pixels. */
export interface Label {
  text: string;
  x: number;
  y: number;
}

export interface LegendItem {
  name: string;
  /** The series' place among all, which gives it its colour. */
  index: number;
  hidden: boolean;
  /** Left end of the swatch and the baseline, in pixels. */
  x: number;
  y: number;
}

/** What stands above the plot. */
export interface Header {
  title?: Label;
  note?: Label;
  yTitle?: Label;
  legend: LegendItem[];
  /** Pixels that all of it takes. */
  height: number;
}

export const PADDING = 16;
const TITLE_HEIGHT = 26;
const ROW_HEIGHT = 20;
const SWATCH = 18;
const ITEM_GAP = 16;
const LONGEST_NAME = 220;

/** Title, note, legend and y title, row below row. */
export function headerOf(series: Series[], settings: Settings): Header {
  const { title, note, yTitle, width } = settings;
  const room = Math.max(0, width - 2 * PADDING);
  const header: Header = { legend: [], height: 10 };
  if (title !== "" || note !== "") layTitleRow(header, title, note, room);
  if (settings.legend ?? series.length > 1) layLegend(header, series, settings.hidden, room);
  if (yTitle !== "") {
    header.height += ROW_HEIGHT;
    header.yTitle = { text: fitText(yTitle, room, FONT_SIZE), x: PADDING, y: header.height - 6 };
  }
  header.height += 8;
  return header;
}

function layTitleRow(header: Header, title: string, note: string, room: number): void {
  header.height += TITLE_HEIGHT;
  const y = header.height - 9;
  const noteText = fitText(note, title === "" ? room : room / 2, FONT_SIZE);
  const noteWidth = note === "" ? 0 : textWidth(noteText, FONT_SIZE) + ITEM_GAP;
  if (title !== "") {
    header.title = { text: fitText(title, room - noteWidth, TITLE_SIZE, true), x: PADDING, y };
  }
  if (note !== "") header.note = { text: noteText, x: PADDING + room, y };
}

function layLegend(
  header: Header,
  series: Series[],
  hidden: ReadonlySet<string>,
  room: number,
): void {
  let x = PADDING;
  header.height += ROW_HEIGHT;
  series.forEach(({ name }, index) => {
    const text = fitText(name, Math.min(LONGEST_NAME, room - SWATCH), FONT_SIZE);
    const width = SWATCH + textWidth(text, FONT_SIZE);
    if (x > PADDING && x + width > PADDING + room) {
      x = PADDING;
      header.height += ROW_HEIGHT;
    }
    header.legend.push({ name: text, index, hidden: hidden.has(name), x, y: header.height - 6 });
    x += width + ITEM_GAP;
  });
}
