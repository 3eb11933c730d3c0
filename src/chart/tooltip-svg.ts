import { escapeXml } from "./escape.ts";
import type { LineLayout } from "./layout.ts";
import type { Memory } from "./memory.ts";
import { lengthOf, NO_PIECES, type Pieces, slidePieces } from "./pieces.ts";
import { sharedRun } from "./shared-run.ts";
import type { Tooltip } from "./tooltip.ts";

/**
 * The tooltips of a layout: what calls them, a dot at each value, and a text. They stand to the
 * right of their points, and from the turn on to the left.
 */
export function tooltipsSvg({ tooltips: all, marks, turn }: LineLayout, memory: Memory): string {
  if (all.length === 0) return "";
  const visible = marks.filter(({ hidden }) => !hidden);
  const alone = visible.length === 1 ? visible[0] : undefined;
  const { texts, joined } = tooltipTexts(all, alone !== undefined, memory);
  const firstRight = all.findIndex(({ x }) => x >= turn);
  const middle = lengthOf(texts, 0, firstRight < 0 ? texts.length : firstRight);
  const left = joined.slice(0, middle);
  const right = joined.slice(middle);
  const color = alone === undefined ? "" : ` s${alone.index}`;
  return (
    (left === "" ? "" : `<g class="h${color}">${left}</g>`) +
    (right === "" ? "" : `<g class="h e${color}">${right}</g>`)
  );
}

/** The tooltips of the last drawing as they were written. */
interface WrittenTooltips {
  tooltips: Tooltip[];
  pieces: Pieces;
}

/** A tooltip that the layout took over from the last drawing was written for that one. */
function tooltipTexts(tooltips: Tooltip[], alone: boolean, memory: Memory): Pieces {
  const write = alone ? singleTooltip : sharedTooltip;
  const last = memory.keep(
    "tooltip texts",
    [alone],
    (): WrittenTooltips => ({ tooltips: [], pieces: NO_PIECES }),
  );
  const shared = sharedRun(tooltips.length, last.tooltips.length, (i, j) => {
    return tooltips[i] === last.tooltips[j];
  });
  const added = tooltips.slice(shared.count).map(write);
  last.pieces = slidePieces(last.pieces, shared, added);
  last.tooltips = tooltips;
  return last.pieces;
}

function singleTooltip({ x, reach, name, values }: Tooltip): string {
  const { y, text: value } = values[0]!;
  const label = `<text y="${y}">${escapeXml(name)}, ${escapeXml(value)}</text>`;
  return `<svg x="${x}">${callerOf(reach)}${label}</svg>`;
}

function sharedTooltip({ x, reach, name, values }: Tooltip): string {
  const dots = values.map(({ index, y }) => `<circle class="s${index}" cy="${y}"/>`);
  const rows = values.map(
    ({ series, text: value }) =>
      `<tspan x="0" dy="16">${escapeXml(series)}  ${escapeXml(value)}</tspan>`,
  );
  return (
    `<svg x="${x}">${callerOf(reach)}${dots.join("")}` +
    `<text y="8">${escapeXml(name)}${rows.join("")}</text></svg>`
  );
}

/** What calls a tooltip: a hairline through its point, and a broad pale stroke around. */
function callerOf(reach: Tooltip["reach"]): string {
  if (reach === undefined) return "<rect/>";
  const { left, width } = reach;
  return `<path fill-opacity=".07" stroke="none" d="M${left} 0h${width}v9999h${-width}z"/>`;
}
