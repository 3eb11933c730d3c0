import { expect } from "vitest";
import { titleSize } from "../../src/chart/layout/axes/title.ts";
import { textWidth } from "../../src/chart/format/text/text-width.ts";
import type { ChartLayout } from "../../src/entries/plotcast.ts";
import { some } from "./some.ts";

/** A text's box in pixels. */
interface Box {
  what: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

type Anchor = "start" | "middle" | "end";

// Above and below the baseline, as shares of the font size.
export const ASCENT = 0.75;
export const DESCENT = 0.22;

function boxOf(text: string, x: number, y: number, anchor: Anchor, size = 12, bold = false): Box {
  const width = textWidth(text, size, bold);
  const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
  return {
    what: text,
    left,
    right: left + width,
    top: y - size * ASCENT,
    bottom: y + size * DESCENT,
  };
}

/** The boxes of all texts but rotated ones. */
export function boxesOf(layout: ChartLayout): Box[] {
  const { title, note, xTitle, yTitle, y2Title, empty, legend, plot, x, y, y2, guides } = layout;
  const boxes: Box[] = [];
  const size = titleSize(layout.width);
  if (title) boxes.push(boxOf(title.text, title.x, title.y, "start", size, true));
  const isBelow = title !== undefined && note !== undefined && note.y > title.y;
  if (note) boxes.push(boxOf(note.text, note.x, note.y, isBelow ? "start" : "end"));
  if (yTitle) boxes.push(boxOf(yTitle.text, yTitle.x, yTitle.y, "start"));
  if (y2Title) boxes.push(boxOf(y2Title.text, y2Title.x, y2Title.y, "end"));
  if (xTitle) boxes.push(boxOf(xTitle.text, xTitle.x, xTitle.y, "middle"));
  if (empty && empty.text !== "") boxes.push(boxOf(empty.text, empty.x, empty.y, "middle"));
  for (const item of legend) boxes.push(boxOf(item.name, item.x + 18, item.y, "start"));
  for (const { at, label } of y.ticks) {
    boxes.push(boxOf(label, plot.x - 8, plot.y + at + 4, "end"));
  }
  for (const { at, label } of y2?.ticks ?? []) {
    boxes.push(boxOf(label, plot.x + plot.width + 8, plot.y + at + 4, "start"));
  }
  const below = plot.y + plot.height + 18;
  for (const { at, label, shift = 0, sub, beside = 0 } of x.turned ? [] : x.ticks) {
    const middle = plot.x + at - x.slide;
    boxes.push(boxOf(label, middle + shift, below, "middle"));
    if (sub !== undefined) boxes.push(boxOf(sub, middle + beside, below + 15, "middle"));
  }
  for (const { text, x: left, y: baseline, anchor } of guides.labels) {
    boxes.push(boxOf(text, plot.x + left, plot.y + baseline, anchor));
  }
  for (const { text, x: left, y: baseline, anchor } of guides.slidingLabels) {
    boxes.push(boxOf(text, plot.x + left - x.slide, plot.y + baseline, anchor));
  }
  return boxes;
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** Expects that no two texts overlap, and that all are within the picture. @param boxes may be none. */
export function expectApart(layout: ChartLayout, boxes = some(boxesOf(layout))): void {
  for (const [i, box] of boxes.entries()) {
    const inside =
      box.left >= 0 && box.right <= layout.width && box.top >= 0 && box.bottom <= layout.height;
    expect([box, inside]).toEqual([box, true]);
    for (const other of boxes.slice(i + 1)) {
      expect([box, other, overlap(box, other)]).toEqual([box, other, false]);
    }
  }
}
