import { FONT_SIZE } from "../layout/axes/title-legend.ts";
import type { Label } from "../layout/axes/label.ts";
import type { Settings } from "../options/settings.ts";
import { fitText } from "../format/text/text-width.ts";
import { FULL_TURN } from "./arc.ts";
import type { FigureFrame } from "./figure-frame.ts";
import type { Latest } from "./latest.ts";
import { digitsAndUnit, fittingSize, valueWidth } from "./large-value.ts";
import { shareLabel, valueLabel } from "./numbers.ts";
import {
  isolateDirection,
  LABEL_REACH,
  pieLabels,
  type SliceLabel,
  widestLabel,
} from "./pie-labels.ts";
import { hasRoomBeside, withSideLegend } from "./side-legend.ts";
import { computeShares, type Share, type Slice } from "./slices.ts";
import { type Entry, layoutFrame } from "./figure-frame.ts";

/** A pie or donut around its middle, in pixels. */
export interface PieLayout {
  kind: "pie";
  x: number;
  y: number;
  radius: number;
  /** The radius of the hole; 0 for a pie. */
  hole: number;
  slices: Slice[];
  /** Names beside the slices. */
  labels: SliceLabel[];
  /** In the hole. */
  middle?: { text: string; size: number; below?: Label };
}

const HOLE = 0.62;
/** A pie with labels beside it is at least this large, compared with one without. */
const LEAST = 0.62;
const MOST_RADIUS = 400;
/** For longer labels a pie is made no smaller: most of them lie above or below its widest part. */
const WIDE_LABEL = 160;

/** A pie with names beside it or, where there is no room for them, in the legend. */
export function layoutPie(
  latest: readonly Latest[],
  settings: Settings,
): { stage: FigureFrame; figure: PieLayout | undefined; empty: string } {
  const shares = computeShares(latest);
  const gone = latest.filter(({ hidden }) => hidden);
  if (typeof shares === "string") {
    return { stage: layoutFrame(gone, settings), figure: undefined, empty: REASONS[shares] };
  }
  const slices = slicesOf(shares, settings);
  const names = entriesOf(latest, slices, false);
  const wantsLegend = settings.legend ?? gone.length > 0;
  const first = layoutFrame(wantsLegend ? names : [], settings);
  const beside = withLabels(slices, first, settings);
  if (beside !== undefined || settings.variant === "sparkline" || settings.legend === false) {
    return { stage: first, figure: beside ?? roundOf(slices, first, settings), empty: "" };
  }
  const told = entriesOf(latest, slices, true);
  const plain = layoutFrame([], settings);
  const stage = hasRoomBeside(plain)
    ? withSideLegend(plain, told, settings)
    : layoutFrame(told, settings);
  return { stage, figure: roundOf(slices, stage, settings), empty: "" };
}

const REASONS = {
  nothing: "",
  negative: "Negative values have no share",
  zero: "All values are 0",
};

/** What the legend lists: the slices and what is hidden, in the order of their coming. */
function entriesOf(latest: readonly Latest[], slices: readonly Slice[], tells: boolean): Entry[] {
  const hidden = latest.filter((one) => one.hidden);
  const shown = slices.map(({ name, index, shareText }) => ({
    name: tells ? `${isolateDirection(name)} ${shareText}` : name,
    index,
    hidden: false,
  }));
  return [...hidden, ...shown].sort((a, b) => a.index - b.index);
}

function slicesOf(shares: readonly Share[], settings: Settings): Slice[] {
  const valueText = valueLabel(settings);
  const shareText = shareLabel(settings);
  let from = 0;
  return shares
    .filter(({ share }) => share > 0)
    .map((one) => {
      const to = from + one.share * FULL_TURN;
      const slice = {
        ...one,
        from,
        to,
        middle: (from + to) / 2,
        valueText: valueText(one.value),
        shareText: shareText(one.share),
      };
      from = to;
      return slice;
    });
}

/** The pie with labels beside it; nothing where it would be too small, or say too little. */
function withLabels(
  slices: Slice[],
  stage: FigureFrame,
  settings: Settings,
): PieLayout | undefined {
  if (settings.variant === "sparkline") return undefined;
  const { width, height } = stage.box;
  const most = Math.min(width, height) / 2;
  const widest = Math.min(WIDE_LABEL, widestLabel(slices, settings));
  const fitting = Math.min(most - 14, width / 2 - widest - LABEL_REACH - 4);
  const radius = Math.floor(Math.min(MOST_RADIUS, Math.max(fitting, most * LEAST)));
  if (radius < 24) return undefined;
  const room = { x: width / 2, y: height / 2 };
  const labels = pieLabels(slices, radius, room, settings);
  // What has no label has to be found in the legend.
  const told = slices.filter(({ index }) => labels.some((label) => label.index === index));
  const share = told.reduce((sum, slice) => sum + slice.share, 0);
  if (share < ENOUGH) return undefined;
  return { ...roundOf(slices, stage, settings, radius), labels };
}

/** The share of the whole that labels have to tell of. */
const ENOUGH = 0.9;

function roundOf(
  slices: Slice[],
  { box }: FigureFrame,
  settings: Settings,
  fitted = Math.floor(Math.min(MOST_RADIUS, box.width / 2, box.height / 2)),
): PieLayout {
  const radius = Math.max(2, fitted);
  const hole = settings.type === "donut" ? Math.round(radius * HOLE) : 0;
  const pie: PieLayout = {
    kind: "pie",
    x: Math.round(box.x + box.width / 2),
    y: Math.round(box.y + box.height / 2),
    radius,
    hole,
    slices,
    labels: [],
  };
  const middle = hole > 0 && settings.variant !== "sparkline" ? middleOf(pie, settings) : undefined;
  if (middle !== undefined) pie.middle = middle;
  return pie;
}

const LARGEST_MIDDLE = 40;
const SMALLEST_MIDDLE = 11;

function middleOf({ slices, hole }: PieLayout, settings: Settings): PieLayout["middle"] {
  const sum = slices.reduce((all, { value }) => all + value, 0);
  const total = Math.min(sum, Number.MAX_VALUE);
  const given = settings.middle;
  const text = given ?? valueLabel(settings)(total);
  const room = 1.7 * hole;
  const { measureText } = settings;
  const most = Math.min(LARGEST_MIDDLE, Math.round(hole * 0.5));
  const size = fittingSize([text], room, most, SMALLEST_MIDDLE, measureText);
  const fits = valueWidth(text, size, measureText) <= room;
  const fitted = fits ? text : fitText(digitsAndUnit(text)[0], room, size, true, measureText);
  if (fitted === "" || size < SMALLEST_MIDDLE) return undefined;
  if (given !== undefined || hole < 44) return { text: fitted, size };
  return {
    text: fitted,
    size,
    below: { text: "Total", x: 0, y: FONT_SIZE + Math.round(size / 4) },
  };
}
