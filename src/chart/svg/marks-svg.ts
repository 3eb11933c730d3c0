import { type Ink, put } from "../base/byte-writer.ts";
import type { ChartLayout } from "../layout/layout-chart.ts";
import type { Settings } from "../options/settings.ts";
import { putStamp, stampOf } from "../base/byte-literal.ts";
import { drawArea, drawRange } from "../marks/area.ts";
import { drawBars } from "../marks/bar.ts";
import { drawBoxes } from "../marks/box.ts";
import { drawCandles } from "../marks/candle.ts";
import { drawCells } from "../marks/cell.ts";
import { drawDots } from "../marks/dot.ts";
import { drawLine } from "../marks/line.ts";
import type { MarkLayout } from "../layout/mark-layout.ts";
import { hasParts, openPart } from "./aria.ts";

/** Draws all marks: broad ones first, so that lines and dots are seen before them. */
export function drawMarks(ink: Ink, layout: ChartLayout, settings: Settings): void {
  const { marks } = layout;
  putStamp(ink, settings.stale === "" ? OPEN : OPEN_PALE);
  if (marks.some(isCell)) drawCells(ink, marks.filter(isCell), layout.decimals);
  for (const mark of marks) if (isBroad(mark)) drawMark(ink, mark, layout, settings);
  for (const mark of marks) if (!isBroad(mark)) drawMark(ink, mark, layout, settings);
  putStamp(ink, CLOSE);
}

const OPEN = stampOf('<g class="n">');
const OPEN_PALE = stampOf('<g class="n st">');
const CLOSE = stampOf("</g>");

function isCell({ kind, hidden }: MarkLayout): boolean {
  return kind === "cell" && !hidden;
}

const BROAD: ReadonlySet<string> = new Set(["bar", "area", "range", "box", "candle"]);

function isBroad({ kind }: MarkLayout): boolean {
  return BROAD.has(kind);
}

function drawMark(ink: Ink, mark: MarkLayout, layout: ChartLayout, settings: Settings): void {
  if (mark.hidden) return;
  if (!hasParts(settings) || mark.kind === "cell") return drawShapes(ink, mark, layout, settings);
  const start = ink.at;
  put(ink, openPart(mark.name, mark.index));
  const empty = ink.at;
  drawShapes(ink, mark, layout, settings);
  if (ink.at === empty) ink.at = start;
  else putStamp(ink, CLOSE);
}

function drawShapes(
  ink: Ink,
  mark: MarkLayout,
  { decimals }: ChartLayout,
  settings: Settings,
): void {
  const { animate, horizontal } = settings;
  // Dashes are counted in pixels, so a line that has them cannot draw itself by one of its own length.
  const isDashed = mark.dashed || settings.distinguish === "shape";
  const attributes = animate && !isDashed ? ' pathLength="1"' : "";
  switch (mark.kind) {
    case "line":
      return drawLine(ink, mark, mark.curve, decimals, attributes);
    case "area":
      return drawArea(ink, mark, mark.curve, decimals, attributes);
    case "range":
      return drawRange(ink, mark, mark.curve, decimals, attributes);
    case "bar":
      return drawBars(ink, mark, decimals, horizontal);
    case "dot":
      return drawDots(ink, mark, decimals, settings);
    case "candle":
      return drawCandles(ink, mark, decimals, settings);
    case "box":
      return drawBoxes(ink, mark);
    case "cell":
      return undefined;
  }
}
