import { type ByteLiteral, byteLiteral, writeLiteral } from "../base/byte-literal.ts";
import {
  type ByteWriter,
  ensureCapacity,
  writeInteger,
  writePixels,
  writeText,
} from "../base/byte-writer.ts";
import { memoize } from "../base/cache.ts";
import { escapeXml } from "../format/text/escape.ts";
import { textWidth } from "../format/text/text-width.ts";
import { MAX_ESCAPED_BYTES, writeEscaped } from "../format/text/write-escaped.ts";
import { appendFitting, type FittingLine } from "../format/text/write-fitting.ts";
import { FONT_SIZE } from "../layout/axes/label.ts";
import type { ChartLayout } from "../layout/chart-layout.ts";
import type { LaidOut } from "../layout/laid-out.ts";
import { shownLayer } from "../layout/layer.ts";
import { type MarkLayout, pointAt } from "../layout/mark-layout.ts";
import { boxHeight, boxTop, clampTop, ROW_HEIGHT } from "../layout/tooltip-area.ts";
import { pointHead } from "../layout/tooltip-content.ts";
import type { TooltipFrame } from "../layout/tooltip-frame.ts";
import { fitHeads, fitRow } from "../layout/tooltip-text.ts";
import { layerLabels } from "../layout/value-text.ts";
import type { Settings } from "../options/settings.ts";
import { hasEvenNeighbors, type TooltipWriter, unevenStretch } from "./tooltip-target.ts";

const OPEN = byteLiteral('<svg x="');
const HAIRLINE = byteLiteral('"><rect/>');
const OPEN_BOX = byteLiteral('<svg y="');
const RECT = byteLiteral('"><rect/><text>');
const RECT_OF_HEIGHT = byteLiteral('"><rect height="');
const TEXT = byteLiteral('"/><text>');
const NEXT_TEXT = byteLiteral("</text><text>");
const NEXT_LINE = byteLiteral(`<tspan x="0" dy="${ROW_HEIGHT}">`);
const CLOSE_LINE = byteLiteral("</tspan>");
const CLOSE = byteLiteral("</text></svg></svg>");

/** The capacity that one tooltip needs besides its texts. */
const MAX_TOOLTIP_BYTES = 480;

/**
 * Creates the writer of tooltips that say a time, perhaps a label, and a single value, in the words of
 * formats of the user. Where it can, it makes no string of a line.
 */
export function plainTooltipWriter(
  laidOut: LaidOut,
  frame: TooltipFrame,
  mark: MarkLayout,
  m: number,
  settings: Settings,
): TooltipWriter {
  const { layout, layers, axes } = laidOut;
  const layer = layers[m]!;
  const { labels } = layer.series;
  const { ys: values } = shownLayer(layer).series;
  const { value: valueLabel } = layerLabels(layer, axes);
  const points = layout.places!.points[m]!;
  const name = frame.names[m]!;
  const row = rowStart(name);
  const open = boxOpener(layout, frame, mark, points);
  const isUsual = settings.measureText === textWidth;
  const room = isUsual ? (frame.bounds.textWidth * 1000) / FONT_SIZE : NO_ROOM;
  return (out, place) => {
    const point = pointAt(mark, points[place]!);
    const head = pointHead(laidOut, m, point);
    const label = labels?.[point] ?? "";
    const value = valueLabel(values[point]!);
    const length = head.length + label.length + name.length + value.length;
    ensureCapacity(out, MAX_TOOLTIP_BYTES + MAX_ESCAPED_BYTES * length);
    let at = writeTwoLines(out, open(out, place, 2), { head, label, row, value }, room);
    if (at === UNFIT) {
      const heads = fitHeads(head, label, frame.bounds, settings);
      const last = fitRow(name, value, frame.bounds.textWidth, settings);
      at = writeCutLines(out, open(out, place, heads.length + 1), heads, last);
    }
    out.offset = writeLiteral(out.view, at, CLOSE);
  };
}

/** What `writeTwoLines` returns where a line has to be cut, or looked at with care. */
const UNFIT = -1;
/** Where another measure than `textWidth` is asked for, no line is written before it was measured. */
const NO_ROOM = -1;

/** Writes a tooltip up to its first line, and returns the offset behind that. */
type BoxOpener = (out: ByteWriter, place: number, lines: number) => number;

function boxOpener(
  { places, reach, plot }: ChartLayout,
  { height: commonHeight, area, areBeside }: TooltipFrame,
  { ys }: MarkLayout,
  points: ArrayLike<number>,
): BoxOpener {
  const { xs } = places!;
  return ({ bytes, view, offset }, place, lines) => {
    let at = writeLiteral(view, offset, OPEN);
    at = writePixels(bytes, at, xs[place]!);
    at = writeLiteral(view, at, HAIRLINE);
    if (!hasEvenNeighbors(xs, place, reach))
      at = writeText(bytes, at, unevenStretch(xs, place, reach, plot.height));
    at = writeLiteral(view, at, OPEN_BOX);
    const height = boxHeight(lines);
    const y = ys[points[place]!]!;
    const top = Number.isNaN(y) ? clampTop(0, height, area) : boxTop(y, height, area, areBeside);
    at = Number.isInteger(top) ? writeInteger(bytes, at, top) : writeText(bytes, at, String(top));
    if (commonHeight !== undefined) return writeLiteral(view, at, RECT);
    at = writeInteger(bytes, writeLiteral(view, at, RECT_OF_HEIGHT), height);
    return writeLiteral(view, at, TEXT);
  };
}

/** What a tooltip says. */
interface Words {
  head: string;
  label: string;
  row: RowStart;
  value: string;
}

/** What stands between the first line and the value. */
interface RowStart {
  literal: ByteLiteral;
  /** Of the name, in thousandths of the font size. */
  width: number;
}

const MAX_NAMES = 256;

const rowStart = memoize((name: string): RowStart => {
  const shown = name === "" ? "" : `${name}: `;
  const literal = byteLiteral(`</text><text>${escapeXml(shown)}`);
  return { literal, width: textWidth(shown, 1000) };
}, MAX_NAMES);

const COMMA = ", ";
const line: FittingLine = { at: 0, width: 0 };

/** Writes what fits on two lines as it is; most does. */
function writeTwoLines(
  { bytes, view }: ByteWriter,
  start: number,
  { head, label, row, value }: Words,
  room: number,
): number {
  if (head === "" || head === label || value === "") return UNFIT;
  line.at = start;
  line.width = 0;
  if (!appendFitting(bytes, line, head)) return UNFIT;
  if (label !== "" && !appendFitting(bytes, line, COMMA)) return UNFIT;
  if (!appendFitting(bytes, line, label) || line.width > room) return UNFIT;
  line.at = writeLiteral(view, line.at, row.literal);
  line.width = row.width;
  return appendFitting(bytes, line, value) && line.width <= room ? line.at : UNFIT;
}

/** Cuts names and labels to what there is room for. */
function writeCutLines(
  { bytes, view }: ByteWriter,
  start: number,
  heads: readonly string[],
  row: string,
): number {
  let at = start;
  for (let i = 0; i < heads.length; i++) {
    if (i === 1) at = writeLiteral(view, at, NEXT_TEXT);
    at = writeEscaped(bytes, at, heads[i]!);
  }
  const isThird = heads.length === 2;
  if (heads.length > 0) at = writeLiteral(view, at, isThird ? NEXT_LINE : NEXT_TEXT);
  at = writeEscaped(bytes, at, row);
  return isThird ? writeLiteral(view, at, CLOSE_LINE) : at;
}
