import { moreText } from "../format/text/more-text.ts";
import type { Rect } from "../layout/axes/margins.ts";
import { fitLabels, labelWidth, type LegendItem, wholeName } from "../layout/axes/label.ts";
import type { TitleLegend } from "../layout/axes/title-legend.ts";
import type { Settings } from "../options/settings.ts";
import { entryText, type FigureFrame, type LegendEntry } from "./figure-frame.ts";

const ROW_HEIGHT = 19;
const SWATCH_WIDTH = 18;
/** Pixels between figure and legend. */
const GAP = 20;
/** The largest share of the width that a legend takes. */
const MAX_WIDTH_SHARE = 0.58;
/** The figure keeps at least this share of the picture's smaller side. */
const MIN_SHARE = 0.36;
/** A name is cut to no less than this width for its share: about four letters, in pixels. */
const MIN_NAME_WIDTH = 32;
const MIN_BOX_WIDTH = 150;
/** The least width by height of a box with room beside its figure. */
const MIN_RATIO = 1.15;
/** From the middle of a row to its baseline. */
const MIDDLE_TO_BASELINE = 4;

/** Whether a legend fits better beside a figure than above it. */
export function hasRoomBeside({ box }: FigureFrame): boolean {
  return box.width >= MIN_BOX_WIDTH && box.width >= box.height * MIN_RATIO;
}

/** Adds a legend as a column to the right of the figure, and narrows the figure's box. */
export function addSideLegend(
  { titleLegend, box }: FigureFrame,
  entries: readonly LegendEntry[],
  settings: Settings,
): FigureFrame {
  const leastFigure = Math.max(
    box.height / 2,
    Math.min(settings.width, settings.height) * MIN_SHARE,
  );
  const share = Math.min(box.width * MAX_WIDTH_SHARE, box.width - GAP - leastFigure);
  const room = Math.floor(share) - SWATCH_WIDTH;
  const fitting = fittingEntries(entries, box);
  const shown = fitEntries(fitting, room, settings);
  const rest = entries.slice(fitting.length).map(entryText);
  let widest = 0;
  for (const name of shown) widest = Math.max(widest, labelWidth(name, settings));
  if (rest.length > 0) widest = Math.max(widest, labelWidth(moreText(rest.length), settings));
  const width = Math.ceil(SWATCH_WIDTH + widest);
  const free = Math.max(1, box.width - width - GAP);
  // Figure and legend stay together in the middle, however wide the picture is.
  const figureWidth = Math.min(free, box.height);
  const left = box.x + Math.floor((box.width - figureWidth - GAP - width) / 2);
  const rows = fitting.length + (rest.length > 0 ? 1 : 0);
  const top = box.y + (box.height - rows * ROW_HEIGHT) / 2;
  const baseline = (row: number) => Math.round(top + (row + 0.5) * ROW_HEIGHT + MIDDLE_TO_BASELINE);
  const legend = fitting.map(
    (entry, i): LegendItem => ({
      name: shown[i]!,
      series: entry.name,
      ...wholeName(entryText(entry), shown[i]!),
      index: entry.index,
      hidden: entry.hidden,
      mark: "bar",
      dashed: false,
      dotted: false,
      pale: false,
      x: left + figureWidth + GAP,
      y: baseline(i),
    }),
  );
  const own: TitleLegend = { ...titleLegend, legend };
  if (rest.length > 0) {
    const text = moreText(rest.length);
    own.more = { text, whole: rest.join(", "), x: left + figureWidth + GAP, y: baseline(rows - 1) };
  }
  return { titleLegend: own, box: { ...box, x: left, width: figureWidth } };
}

/**
 * The texts of entries, their names cut to leave room for their shares. Where that would leave
 * hardly anything of a name, shares give way: the slices show them, roughly, and nothing else a name.
 */
function fitEntries(
  entries: readonly LegendEntry[],
  room: number,
  settings: Settings,
): readonly string[] {
  const names = entries.map(({ name }) => name);
  const rooms = entries.map(({ share }) =>
    share === undefined ? room : room - labelWidth(` ${share}`, settings),
  );
  const isNarrow = names.some(
    (name, i) => rooms[i]! < Math.min(MIN_NAME_WIDTH, labelWidth(name, settings)),
  );
  if (isNarrow) return fitLabels(names, room, settings);
  const shown = fitLabels(names, rooms, settings);
  return entries.map((entry, i) => entryText({ ...entry, name: shown[i]! }));
}

/** The first entries, as many as the height has rows for; the last row says how many others there are. */
function fittingEntries(entries: readonly LegendEntry[], { height }: Rect): readonly LegendEntry[] {
  const rows = Math.max(1, Math.floor(height / ROW_HEIGHT));
  return entries.length <= rows ? entries : entries.slice(0, Math.max(1, rows - 1));
}
