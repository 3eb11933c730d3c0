import { wrapText } from "../../format/text/wrap-text.ts";
import type { Settings } from "../../options/settings.ts";
import { cutLabel, fitLabel, type Label, labelWidth, wholeName } from "./label.ts";

/** Narrower pictures have a smaller title, less space between rows, and shorter remarks; in pixels. */
export const NARROW = 480;
const TITLE_SIZE = 16;
const SMALL_TITLE = 14;

/** The font size of the title in a picture `width` pixels wide. */
export function titleSize(width: number): number {
  return width < NARROW ? SMALL_TITLE : TITLE_SIZE;
}

/** Between the edge of the picture and its texts, in pixels. */
export const PADDING = 16;

/** The height of rows and the gap between names in a row, in pixels. */
interface Spacing {
  titleRow: number;
  row: number;
  gap: number;
}

const WIDE_SPACING: Spacing = { titleRow: 26, row: 20, gap: 16 };
const NARROW_SPACING: Spacing = { titleRow: 24, row: 17, gap: 12 };

export function getSpacing({ width }: Pick<Settings, "width">): Spacing {
  return width < NARROW ? NARROW_SPACING : WIDE_SPACING;
}

/** From the baseline of one line of a title to the next, in font sizes. */
export const TITLE_LINE_EM = 1.4;

function titleLineHeight(width: number): number {
  return Math.ceil(titleSize(width) * TITLE_LINE_EM);
}

/** A title takes at most this share of a picture's height, and this many lines. */
const TITLE_SHARE = 0.2;
const MAX_LINES = 3;

/** A title wraps to this many lines at most. */
function maxTitleLines({ width, height }: Settings): number {
  const fitting = Math.floor((height * TITLE_SHARE) / titleLineHeight(width));
  return Math.max(1, Math.min(MAX_LINES, fitting));
}

/**
 * Lays out the title with the note at its right or, where that does not fit, below it.
 *
 * @param top of the picture's free room, in pixels.
 * @returns the height including both, in pixels.
 */
export function layoutTitle(
  settings: Settings,
  maxWidth: number,
  top: number,
): { title?: Label; note?: Label; height: number } {
  const { title, note, width, variant } = settings;
  const { titleRow, row, gap } = getSpacing(settings);
  const y = top + titleRow - 9;
  const noteText = fitLabel(note, title === "" ? maxWidth : maxWidth / 2, settings);
  const noteWidth = note === "" ? 0 : labelWidth(noteText, settings) + gap;
  const lines = wrapTitle(maxWidth, maxTitleLines(settings), settings);
  const besideNote = note === "" ? lines : wrapTitle(maxWidth - noteWidth, lines.length, settings);
  const fitsBeside = lines.length === 1 && besideNote[0] === lines[0];
  // The note of a live chart comes and goes, and must not move the plot.
  const isBeside = fitsBeside || variant === "live";
  let height = top + titleRow + (lines.length - 1) * titleLineHeight(width);
  const texts: { title?: Label; note?: Label } = {};
  if (title !== "") texts.title = titleLabel(title, isBeside ? besideNote : lines, y);
  if (note !== "" && isBeside)
    texts.note = { text: noteText, ...wholeName(note, noteText), x: PADDING + maxWidth, y };
  else if (note !== "") {
    height += row;
    texts.note = { x: PADDING, y: height - 7, ...cutLabel(note, maxWidth, settings) };
  }
  return { height, ...texts };
}

function wrapTitle(room: number, maxLines: number, { title, width, measureText }: Settings) {
  const size = titleSize(width);
  return wrapText(title, { room, maxLines, width: (text) => measureText(text, size, true) });
}

/** The title's first line with those below it. */
function titleLabel(title: string, [text = "", ...below]: string[], y: number): Label {
  const label: Label = { text, x: PADDING, y };
  if (below.length > 0) label.below = below;
  return [text, ...below].join("") === title ? label : { ...label, whole: title };
}
