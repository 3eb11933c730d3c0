import { fitText } from "../format/text/text-width.ts";
import type { Rect } from "../layout/axes/margins.ts";
import { FONT_SIZE, type LegendItem } from "../layout/axes/label.ts";
import type { Settings } from "../options/settings.ts";
import type { FigureFrame, LegendEntry } from "./figure-frame.ts";

const ROW_HEIGHT = 19;
const SWATCH_WIDTH = 18;
/** Pixels between figure and legend. */
const GAP = 20;
/** The largest share of the width that a legend takes. */
const MAX_WIDTH_SHARE = 0.58;
const MIN_BOX_WIDTH = 220;
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
  const { measureText } = settings;
  const share = Math.min(box.width * MAX_WIDTH_SHARE, box.width - box.height / 2);
  const room = Math.floor(share) - SWATCH_WIDTH;
  const names = fittingEntries(entries, box).map((entry) => ({
    ...entry,
    name: fitText(entry.name, room, FONT_SIZE, false, measureText),
  }));
  let widest = 0;
  for (const { name } of names) widest = Math.max(widest, measureText(name, FONT_SIZE, false));
  const width = Math.ceil(SWATCH_WIDTH + widest);
  const free = Math.max(1, box.width - width - GAP);
  // Figure and legend stay together in the middle, however wide the picture is.
  const figureWidth = Math.min(free, box.height);
  const left = box.x + Math.floor((box.width - figureWidth - GAP - width) / 2);
  const top = box.y + (box.height - names.length * ROW_HEIGHT) / 2;
  const legend = names.map(
    ({ name, index, hidden }, i): LegendItem => ({
      name,
      index,
      hidden,
      mark: "bar",
      dashed: false,
      pale: false,
      x: left + figureWidth + GAP,
      y: Math.round(top + (i + 0.5) * ROW_HEIGHT + MIDDLE_TO_BASELINE),
    }),
  );
  return { titleLegend: { ...titleLegend, legend }, box: { ...box, x: left, width: figureWidth } };
}

/** The first entries, as many as the height has rows for. */
function fittingEntries(entries: readonly LegendEntry[], { height }: Rect): readonly LegendEntry[] {
  return entries.slice(0, Math.max(1, Math.floor(height / ROW_HEIGHT)));
}
