import { fitText } from "../format/text/text-width.ts";
import { FONT_SIZE, type Label } from "../layout/axes/label.ts";
import type { Settings } from "../options/settings.ts";
import { FULL_TURN } from "./arc.ts";
import { type FigureFrame, layoutFrame, type LegendEntry } from "./figure-frame.ts";
import { fitFontSize, valueWidth, withoutUnit } from "./large-value.ts";
import type { Latest } from "./latest.ts";
import { sliceLabel, valueLabel } from "./numbers.ts";
import {
  isolateDirection,
  LABEL_REACH,
  layoutSliceLabels,
  type SliceLabel,
  widestSliceLabel,
} from "./pie-labels.ts";
import { addSideLegend, hasRoomBeside } from "./side-legend.ts";
import { computeShares, type Share, type Slice } from "./slices.ts";

/** A pie or donut around its centre, in pixels. */
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
  /** The text in the hole. */
  middle?: { text: string; size: number; below?: Label };
}

/** A pie, what stands around it and, if there is none, why. */
interface FramedPie {
  frame: FigureFrame;
  figure: PieLayout | undefined;
  empty: string;
}

/** Lays out a pie with labels beside it or, if there is no room for them, with a legend. */
export function layoutPie(latest: readonly Latest[], settings: Settings): FramedPie {
  const shares = computeShares(latest);
  const hidden = latest.filter((one) => one.hidden);
  if (typeof shares === "string") {
    return { frame: layoutFrame(hidden, settings), figure: undefined, empty: REASONS[shares] };
  }
  const slices = layoutSlices(shares, settings);
  const hasLegend = settings.legend ?? hidden.length > 0;
  const entries = hasLegend ? legendEntries(latest, slices, false) : [];
  const frame = layoutFrame(entries, settings);
  const labelled = layoutLabelledPie(slices, frame, settings);
  if (labelled !== undefined || settings.variant === "sparkline" || settings.legend === false) {
    return { frame, figure: labelled ?? layoutPlainPie(slices, frame, settings), empty: "" };
  }
  return layoutPieWithLegend(latest, slices, settings);
}

/** A pie whose legend has the shares, beside it or above. */
function layoutPieWithLegend(
  latest: readonly Latest[],
  slices: Slice[],
  settings: Settings,
): FramedPie {
  const entries = legendEntries(latest, slices, true);
  const plain = layoutFrame([], settings);
  const frame = hasRoomBeside(plain)
    ? addSideLegend(plain, entries, settings)
    : layoutFrame(entries, settings);
  return { frame, figure: layoutPlainPie(slices, frame, settings), empty: "" };
}

const REASONS = {
  nothing: "",
  negative: "Negative values have no share",
  zero: "All values are 0",
};

/** Legend entries for the slices and for what is hidden, in the order of the series. */
function legendEntries(
  latest: readonly Latest[],
  slices: readonly Slice[],
  hasShares: boolean,
): LegendEntry[] {
  const hidden = latest.filter((one) => one.hidden);
  const drawn = slices.map(({ name, index, label }): LegendEntry => {
    const entry = { name, index, hidden: false };
    return hasShares ? { ...entry, name: isolateDirection(name), share: label } : entry;
  });
  return [...hidden, ...drawn].sort((a, b) => a.index - b.index);
}

function layoutSlices(shares: readonly Share[], settings: Settings): Slice[] {
  const valueText = valueLabel(settings);
  const shareText = sliceLabel(settings);
  const isRaw = settings.values === "raw";
  let from = 0;
  return shares
    .filter(({ share }) => share > 0)
    .map((one) => {
      const to = from + one.share * FULL_TURN;
      const value = valueText(one.value);
      const label = isRaw ? value : shareText(one.share);
      const slice = {
        from,
        to,
        middle: (from + to) / 2,
        label,
        texts: isRaw ? [value] : [value, label],
        ...one,
      };
      from = to;
      return slice;
    });
}

const MAX_RADIUS = 400;
const MIN_LABELLED_RADIUS = 24;
/** The least radius of a pie with labels, compared with one without. */
const MIN_LABELLED_SHARE = 0.62;
/** Longer labels do not make the pie smaller: most stand above or below its widest part. */
const MAX_LABEL_WIDTH = 160;
/** The share of the whole that must have labels. */
const MIN_SHARE_LABELLED = 0.9;

/** A pie with labels beside it; undefined if it would be too small or have too few labels. */
function layoutLabelledPie(
  slices: Slice[],
  frame: FigureFrame,
  settings: Settings,
): PieLayout | undefined {
  if (settings.variant === "sparkline") return undefined;
  const { width, height } = frame.box;
  const most = Math.min(width, height) / 2;
  const widest = Math.min(MAX_LABEL_WIDTH, widestSliceLabel(slices, settings));
  const fitting = Math.min(most - 14, width / 2 - widest - LABEL_REACH - 4);
  const wanted = Math.max(fitting, most * MIN_LABELLED_SHARE);
  const radius = Math.floor(Math.min(MAX_RADIUS, wanted));
  if (radius < MIN_LABELLED_RADIUS) return undefined;
  const room = { x: width / 2, y: height / 2 };
  const labels = layoutSliceLabels(slices, radius, room, settings);
  // Slices without a label need a legend.
  const labelled = slices.filter(({ index }) => labels.some((label) => label.index === index));
  const share = labelled.reduce((sum, slice) => sum + slice.share, 0);
  if (share < MIN_SHARE_LABELLED) return undefined;
  return { ...layoutPlainPie(slices, frame, settings, radius), labels };
}

const HOLE_SHARE = 0.62;

/** A pie without labels. @param largest its radius; default: the largest that fits. */
function layoutPlainPie(
  slices: Slice[],
  { box }: FigureFrame,
  settings: Settings,
  largest = Math.floor(Math.min(MAX_RADIUS, box.width / 2, box.height / 2)),
): PieLayout {
  const radius = Math.max(2, largest);
  const hole = settings.type === "donut" ? Math.round(radius * HOLE_SHARE) : 0;
  const pie: PieLayout = {
    kind: "pie",
    x: Math.round(box.x + box.width / 2),
    y: Math.round(box.y + box.height / 2),
    radius,
    hole,
    slices,
    labels: [],
  };
  const hasMiddle = hole > 0 && settings.variant !== "sparkline";
  const middle = hasMiddle ? layoutMiddle(pie, settings) : undefined;
  if (middle !== undefined) pie.middle = middle;
  return pie;
}

const MAX_MIDDLE_SIZE = 40;
const MIN_MIDDLE_SIZE = 11;
/** A smaller hole has room for the total, but not for the word below it. */
const MIN_TOTAL_HOLE = 44;

function layoutMiddle({ slices, hole }: PieLayout, settings: Settings): PieLayout["middle"] {
  const sum = slices.reduce((all, { value }) => all + value, 0);
  const total = Math.min(sum, Number.MAX_VALUE);
  const { measureText, middle: ownText } = settings;
  const text = ownText ?? valueLabel(settings)(total);
  const room = 1.7 * hole;
  const most = Math.min(MAX_MIDDLE_SIZE, Math.round(hole * 0.5));
  const size = fitFontSize([text], room, most, MIN_MIDDLE_SIZE, measureText);
  const fits = (one: string) => valueWidth(one, size, measureText) <= room;
  // A number that is cut would be another number, so it is shown whole or not at all.
  const short =
    ownText === undefined
      ? withoutUnit(text, settings.y.unit)
      : fitText(ownText, room, size, true, measureText);
  const fitted = [text, short].find(fits) ?? "";
  if (fitted === "" || size < MIN_MIDDLE_SIZE) return undefined;
  if (ownText !== undefined || hole < MIN_TOTAL_HOLE) return { text: fitted, size };
  return {
    text: fitted,
    size,
    below: { text: "Total", x: 0, y: FONT_SIZE + Math.round(size / 4) },
  };
}
