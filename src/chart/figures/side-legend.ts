import { FONT_SIZE, type LegendItem } from "../layout/axes/label.ts";
import type { Settings } from "../options/settings.ts";
import type { Rect } from "../layout/axes/margins.ts";
import { fitText } from "../format/text/text-width.ts";
import type { FigureFrame } from "./figure-frame.ts";
import type { Entry } from "./figure-frame.ts";

const ROW = 19;
const SWATCH = 18;
const GAP = 20;
/** A legend takes no more of the width than this. */
const MOST_SHARE = 0.58;
const LEAST_WIDTH = 220;
/** How much wider than high a picture is that has room at its side. */
const LANDSCAPE = 1.15;
/** From the middle of a row to its baseline. */
const MIDDLE = 4;

/** Whether a legend fits better beside a figure than above it. */
export function hasRoomBeside({ box }: FigureFrame): boolean {
  return box.width >= LEAST_WIDTH && box.width >= box.height * LANDSCAPE;
}

/** The legend in a column at the right, middle high; what remains at the left is for the figure. */
export function withSideLegend(
  { titleLegend, box }: FigureFrame,
  entries: readonly Entry[],
  settings: Settings,
): FigureFrame {
  const { measureText } = settings;
  const room = Math.floor(Math.min(box.width * MOST_SHARE, box.width - box.height / 2)) - SWATCH;
  const names = shownOf(entries, box).map((entry) => ({
    ...entry,
    name: fitText(entry.name, room, FONT_SIZE, false, measureText),
  }));
  let widest = 0;
  for (const { name } of names) widest = Math.max(widest, measureText(name, FONT_SIZE, false));
  const width = Math.ceil(SWATCH + widest);
  const free = Math.max(1, box.width - width - GAP);
  // The two stand side by side in the middle, however wide the picture is.
  const figure = Math.min(free, box.height);
  const left = box.x + Math.floor((box.width - figure - GAP - width) / 2);
  const top = box.y + (box.height - names.length * ROW) / 2;
  const legend = names.map(({ name, index, hidden }, i): LegendItem => {
    const y = Math.round(top + (i + 0.5) * ROW + MIDDLE);
    return {
      name,
      index,
      hidden,
      mark: "bar",
      dashed: false,
      pale: false,
      x: left + figure + GAP,
      y,
    };
  });
  return { titleLegend: { ...titleLegend, legend }, box: { ...box, x: left, width: figure } };
}

/** As many as there is room for: those that come first. */
function shownOf(entries: readonly Entry[], { height }: Rect): readonly Entry[] {
  return entries.slice(0, Math.max(1, Math.floor(height / ROW)));
}
