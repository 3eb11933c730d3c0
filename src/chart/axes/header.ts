import type { Layer } from "../layer.ts";
import type { MarkKind } from "../options.ts";
import type { Settings } from "../settings.ts";
import { fitText } from "../text/text-width.ts";

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
  mark: MarkKind;
  hidden: boolean;
  dashed: boolean;
  /** Left end of the swatch and the baseline, in pixels. */
  x: number;
  y: number;
}

/** What stands above the plot. */
export interface Header {
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
const TITLE_HEIGHT = 26;
const ROW_HEIGHT = 20;
const SWATCH = 18;
const ITEM_GAP = 16;
const LONGEST_NAME = 220;

/** Title, note, legend and y titles, row below row. */
export function headerOf(layers: Layer[], settings: Settings): Header {
  const { title, note, y, y2, width } = settings;
  const room = Math.max(0, width - 2 * PADDING);
  const header: Header = { legend: [], height: 10 };
  if (title !== "" || note !== "") layTitleRow(header, settings, room);
  if (settings.legend ?? needsLegend(layers)) layLegend(header, layers, settings, room);
  if (settings.legend !== false && layers.some(({ mark }) => mark.kind === "cell")) {
    header.height += ROW_HEIGHT;
    header.keyBaseline = header.height - 6;
  }
  if (y.title !== "" || y2.title !== "") layAxisTitles(header, settings, room);
  header.height += 8;
  return header;
}

/** Rows of a heat map are named beside it, and boxes below. */
function needsLegend(layers: Layer[]): boolean {
  return layers.length > 1 && layers.some((layer) => !isNamed(layer, layers));
}

function isNamed({ mark, series }: Layer, layers: Layer[]): boolean {
  if (mark.kind === "cell") return true;
  return mark.kind === "box" && series.categories?.length === layers.length;
}

function layTitleRow(header: Header, { title, note, measureText }: Settings, room: number): void {
  header.height += TITLE_HEIGHT;
  const y = header.height - 9;
  const noteText = fitText(note, title === "" ? room : room / 2, FONT_SIZE, false, measureText);
  const noteWidth = note === "" ? 0 : measureText(noteText, FONT_SIZE, false) + ITEM_GAP;
  if (title !== "") {
    const text = fitText(title, room - noteWidth, TITLE_SIZE, true, measureText);
    header.title = { text, x: PADDING, y };
  }
  if (note !== "") header.note = { text: noteText, x: PADDING + room, y };
}

function layAxisTitles(header: Header, { y, y2, measureText }: Settings, room: number): void {
  header.height += ROW_HEIGHT;
  const baseline = header.height - 6;
  const share = y.title !== "" && y2.title !== "" ? (room - ITEM_GAP) / 2 : room;
  const fitted = (title: string) => fitText(title, share, FONT_SIZE, false, measureText);
  if (y.title !== "") header.yTitle = { text: fitted(y.title), x: PADDING, y: baseline };
  if (y2.title !== "") header.y2Title = { text: fitted(y2.title), x: PADDING + room, y: baseline };
}

/** The legend takes at most this share of a chart's height. */
const LEGEND_SHARE = 0.3;

function layLegend(header: Header, layers: Layer[], settings: Settings, room: number): void {
  const { measureText, height } = settings;
  const mostRows = Math.max(1, Math.floor((height * LEGEND_SHARE) / ROW_HEIGHT));
  let x = PADDING;
  let row = 1;
  header.height += ROW_HEIGHT;
  for (const [i, { series, index, hidden, mark }] of layers.entries()) {
    const most = Math.min(LONGEST_NAME, room - SWATCH);
    const name = fitText(series.name, most, FONT_SIZE, false, measureText);
    const width = SWATCH + measureText(name, FONT_SIZE, false);
    const isLast = i === layers.length - 1;
    const needed = row === mostRows && !isLast ? width + MORE : width;
    if (x > PADDING && x + needed > PADDING + room) {
      if (row === mostRows) {
        header.more = { text: `+${layers.length - i}`, x, y: header.height - 6 };
        return;
      }
      x = PADDING;
      row++;
      header.height += ROW_HEIGHT;
    }
    const { kind, dashed } = mark;
    header.legend.push({ name, index, mark: kind, hidden, dashed, x, y: header.height - 6 });
    x += width + ITEM_GAP;
  }
}

/** The room that "+12" needs behind the names in a legend that is full. */
const MORE = 40;

/** From what to what the colours of a heat map go. */
export interface ShadeKey {
  low: Label;
  high: Label;
  /** The left end of the colours. */
  x: number;
}

export const KEY_STEP = 14;

/** The colours of a heat map and the values at both ends. */
export function shadeKeyOf(
  header: Header,
  low: string,
  high: string,
  steps: number,
  { measureText }: Settings,
): ShadeKey {
  const y = header.keyBaseline ?? 0;
  const x = PADDING + Math.ceil(measureText(low, FONT_SIZE, false)) + 6;
  const end = x + steps * KEY_STEP + 6;
  return { low: { text: low, x: PADDING, y }, high: { text: high, x: end, y }, x };
}
