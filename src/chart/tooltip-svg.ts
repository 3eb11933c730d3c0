import { escapeXml } from "./escape.ts";
import type { LineLayout } from "./layout.ts";
import type { Memory } from "./memory.ts";
import { NO_PIECES, type Pieces, slidePieces } from "./pieces.ts";
import { NOTHING_SHARED, type SharedRun, sharedRun } from "./shared-run.ts";
import type { Tooltip } from "./tooltip.ts";

/**
 * The tooltips of a layout: what calls them, a dot at each value of several, and a text. They stand
 * to the right of their points, and from the turn on to the left.
 */
export function tooltipsSvg({ tooltips, marks, turn }: LineLayout, memory: Memory): string {
  if (tooltips.length === 0) return "";
  const visible = marks.filter(({ hidden }) => !hidden);
  const alone = visible.length === 1 ? visible[0] : undefined;
  const color = alone === undefined ? "" : ` s${alone.index}`;
  const toRight = `<g class="h${color}">`;
  const toLeft = `<g class="h e${color}">`;
  const firstLeft = tooltips.findIndex(({ x }) => x >= turn);
  const texts = tooltipTexts(tooltips, firstLeft, `</g>${toLeft}`, alone !== undefined, memory);
  return `${firstLeft === 0 ? toLeft : toRight}${texts}</g>`;
}

/** The tooltips of the last drawing as they were written. */
interface WrittenTooltips {
  tooltips: Tooltip[];
  /** The tooltip that has the turn before it. */
  turned: Tooltip | undefined;
  pieces: Pieces;
}

/** A tooltip that the layout took over from the last drawing was written for that one. */
function tooltipTexts(
  tooltips: Tooltip[],
  firstLeft: number,
  turn: string,
  alone: boolean,
  memory: Memory,
): string {
  const last = memory.keep(
    "tooltip texts",
    [alone],
    (): WrittenTooltips => ({ tooltips: [], turned: undefined, pieces: NO_PIECES }),
  );
  const turned = firstLeft > 0 ? tooltips[firstLeft] : undefined;
  const shared = turned === last.turned ? sameTooltips(tooltips, last.tooltips) : NOTHING_SHARED;
  const write = alone ? singleTooltip : sharedTooltip;
  const added = tooltips
    .slice(shared.count)
    .map((tooltip) => (tooltip === turned ? turn + write(tooltip) : write(tooltip)));
  last.pieces = slidePieces(last.pieces, shared, added);
  last.tooltips = tooltips;
  last.turned = turned;
  return last.pieces.joined;
}

function sameTooltips(tooltips: Tooltip[], last: Tooltip[]): SharedRun {
  return sharedRun(tooltips.length, last.length, (i, j) => tooltips[i] === last[j]);
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
