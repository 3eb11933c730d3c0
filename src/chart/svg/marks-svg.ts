import { type ByteWriter, put } from "../base/byte-writer.ts";
import type { ChartLayout } from "../layout/layout-chart.ts";
import type { Settings } from "../options/settings.ts";
import { putLiteral, byteLiteral } from "../base/byte-literal.ts";
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
export function drawMarks(out: ByteWriter, layout: ChartLayout, settings: Settings): void {
  const { marks } = layout;
  putLiteral(out, settings.stale === "" ? OPEN : OPEN_PALE);
  if (marks.some(isCell)) drawCells(out, marks.filter(isCell), layout.decimals);
  for (const mark of marks) if (isBroad(mark)) drawMark(out, mark, layout, settings);
  for (const mark of marks) if (!isBroad(mark)) drawMark(out, mark, layout, settings);
  putLiteral(out, CLOSE);
}

const OPEN = byteLiteral('<g class="n">');
const OPEN_PALE = byteLiteral('<g class="n st">');
const CLOSE = byteLiteral("</g>");

function isCell({ kind, hidden }: MarkLayout): boolean {
  return kind === "cell" && !hidden;
}

const BROAD: ReadonlySet<string> = new Set(["bar", "area", "range", "box", "candle"]);

function isBroad({ kind }: MarkLayout): boolean {
  return BROAD.has(kind);
}

function drawMark(
  out: ByteWriter,
  mark: MarkLayout,
  layout: ChartLayout,
  settings: Settings,
): void {
  if (mark.hidden) return;
  if (!hasParts(settings) || mark.kind === "cell") return drawShapes(out, mark, layout, settings);
  const start = out.offset;
  put(out, openPart(mark.name, mark.index));
  const empty = out.offset;
  drawShapes(out, mark, layout, settings);
  if (out.offset === empty) out.offset = start;
  else putLiteral(out, CLOSE);
}

function drawShapes(
  out: ByteWriter,
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
      return drawLine(out, mark, mark.curve, decimals, attributes);
    case "area":
      return drawArea(out, mark, mark.curve, decimals, attributes);
    case "range":
      return drawRange(out, mark, mark.curve, decimals, attributes);
    case "bar":
      return drawBars(out, mark, decimals, horizontal);
    case "dot":
      return drawDots(out, mark, decimals, settings);
    case "candle":
      return drawCandles(out, mark, decimals, settings);
    case "box":
      return drawBoxes(out, mark);
    case "cell":
      return undefined;
  }
}
