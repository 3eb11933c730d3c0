import { escapeXml } from "../format/text/escape.ts";
import { createInk, type Ink, put, putInk, putPixels } from "../base/byte-writer.ts";
import type { ChartLayout } from "../layout/layout-chart.ts";
import type { Memory } from "../base/cache.ts";
import type { Settings } from "../options/settings.ts";
import { untoldBelow } from "./aria.ts";
import type { XKind } from "../layout/axes/x-scale.ts";
import {
  beginPiece,
  createScroll,
  keepPieces,
  putPieces,
  type Scroll,
} from "../base/piece-buffer.ts";
import { sharedRun } from "../base/window-overlap.ts";
import { putStamp, type Stamp, stampOf } from "../base/byte-literal.ts";
import type { Tick } from "../layout/axes/margins.ts";

/** A line one pixel wide is sharp where it covers one column of pixels, not halves of two. */
const CRISP = 0.5;
/** From the plot to the baseline of the labels below it. */
const LABEL_DROP = 18;
/** From there to the baseline of the second line. */
const SUB_DROP = 15;
/** The same for names, which may be of taller letters than days and months. */
const NAME_DROP = 16;
const TURNED_DROP = 12;

/** What the last writing of an axis left: a sliding one has most of its ticks in common with it. */
interface WrittenAxis {
  /** All of it, as it stands in the picture. */
  ink: Ink;
  ticks: readonly Tick[];
  /** Of all ticks but the first, which has a second line of its own: their lines, and their labels. */
  lines: Scroll;
  labels: Scroll;
  /** What stands before the first line, and what each line goes on with from its x. */
  opening: Stamp;
  line: Stamp;
}

export function xAxisSvg(ink: Ink, layout: ChartLayout, settings: Settings, memory: Memory): void {
  const { plot, x } = layout;
  if (x.ticks.length === 0) return;
  const axis = memory.keep("x axis", [x.turned, x.kind, plot.height], () =>
    newAxis(layout, settings),
  );
  if (axis.ticks !== x.ticks) writeAxis(axis, layout);
  putInk(ink, axis.ink);
}

function newAxis(layout: ChartLayout, settings: Settings): WrittenAxis {
  const { plot, x } = layout;
  const place = `translate(${CRISP} ${plot.height + LABEL_DROP})`;
  const anchor = x.turned ? "ae" : "am";
  const down = hasGrid(x.kind, settings) ? -plot.height : MARK;
  return {
    ink: createInk(),
    ticks: [],
    lines: createScroll(),
    labels: createScroll(),
    opening: stampOf(
      `<g class="m ${anchor}"${untoldBelow(layout, settings)} transform="${place}"><path class="g" d="`,
    ),
    line: stampOf(`-${LABEL_DROP}v${down}`),
  };
}

/** How long the marks of ticks are where there is no grid. */
const MARK = 5;

function writeAxis(axis: WrittenAxis, { x }: ChartLayout): void {
  const { ink, ticks: last, lines, labels, line } = axis;
  const { ticks } = x;
  const { shift, count } = sharedRun(ticks.length - 1, last.length - 1, (i, j) =>
    areAlike(ticks[i + 1]!, last[j + 1]!),
  );
  keepPieces(lines, shift, count);
  keepPieces(labels, shift, count);
  for (let i = count + 1; i < ticks.length; i++) {
    beginPiece(lines);
    putLine(lines.ink, ticks[i]!, line);
    beginPiece(labels);
    putTick(labels.ink, ticks[i]!, x);
  }
  axis.ticks = ticks;
  ink.at = 0;
  putStamp(ink, axis.opening);
  putLine(ink, ticks[0]!, line);
  putPieces(ink, lines, 0, ticks.length - 1);
  putStamp(ink, CLOSE_PATH);
  putTick(ink, ticks[0]!, x);
  putPieces(ink, labels, 0, ticks.length - 1);
  putStamp(ink, CLOSE_GROUP);
}

export function areAlike(one: Tick, other: Tick): boolean {
  const { at, label, sub, beside } = one;
  return at === other.at && label === other.label && sub === other.sub && beside === other.beside;
}

/** Bars that stand are lines down the plot themselves. */
function hasGrid(kind: XKind, { grid, type, horizontal }: Settings): boolean {
  const areBars = (type === "bar" && !horizontal) || type === "histogram";
  return grid && kind !== "band" && !areBars;
}

const CLOSE_PATH = stampOf('"/>');
const OPEN_TEXT = stampOf('<text x="');
const CLOSE_TAG = stampOf('">');
const CLOSE_TEXT = stampOf("</text>");
const M = stampOf("M");
const CLOSE_GROUP = stampOf("</g>");

function putLine(ink: Ink, { at }: Tick, line: Stamp): void {
  putStamp(ink, M);
  putPixels(ink, at);
  putStamp(ink, line);
}

function putTick(
  ink: Ink,
  { at, label, sub, beside = 0 }: Tick,
  { turned, kind }: ChartLayout["x"],
): void {
  if (label === "" && sub === undefined) return;
  if (turned) {
    const drop = TURNED_DROP - LABEL_DROP;
    put(ink, `<text transform="translate(${at + 4} ${drop})rotate(-45)">`);
  } else {
    putStamp(ink, OPEN_TEXT);
    putPixels(ink, at);
    putStamp(ink, CLOSE_TAG);
  }
  put(ink, escapeXml(label));
  if (sub !== undefined) {
    const drop = kind === "band" ? NAME_DROP : SUB_DROP;
    put(ink, `<tspan x="${at + beside}" dy="${drop}">${escapeXml(sub)}</tspan>`);
  }
  putStamp(ink, CLOSE_TEXT);
}
