import { escapeXml } from "../text/escape.ts";
import { createInk, type Ink, put, putInk, putPixels } from "./ink.ts";
import type { ChartLayout } from "../layout.ts";
import type { Memory } from "../memory.ts";
import type { Settings } from "../settings.ts";
import { beginPiece, createScroll, keepPieces, putPieces, type Scroll } from "./scroll.ts";
import { sharedRun } from "./shared-run.ts";
import { putStamp, stampOf } from "./stamp.ts";
import type { Tick } from "../axes/surroundings.ts";

/** A line one pixel wide is sharp where it covers one column of pixels, not halves of two. */
const CRISP = 0.5;
/** From the plot to the baseline of the labels below it. */
const LABEL_DROP = 18;
/** From there to the baseline of the second line. */
const SUB_DROP = 15;
const TURNED_DROP = 12;

/** What the last writing of an axis left: a sliding one has most of its ticks in common with it. */
interface WrittenAxis {
  /** All of it, as it stands in the picture. */
  ink: Ink;
  ticks: readonly Tick[];
  /** Of all ticks but the first, which has a second line of its own: their lines, and their labels. */
  lines: Scroll;
  labels: Scroll;
}

export function xAxisSvg(ink: Ink, layout: ChartLayout, settings: Settings, memory: Memory): void {
  const { plot, x } = layout;
  if (x.ticks.length === 0) return;
  const axis = memory.keep("x axis", [x.turned, x.kind, plot.height], newAxis);
  if (axis.ticks !== x.ticks) writeAxis(axis, layout, settings);
  putInk(ink, axis.ink);
}

function newAxis(): WrittenAxis {
  return { ink: createInk(), ticks: [], lines: createScroll(), labels: createScroll() };
}

function writeAxis(axis: WrittenAxis, { plot, x }: ChartLayout, { grid }: Settings): void {
  const { ink, ticks: last, lines, labels } = axis;
  const { ticks, turned, kind } = x;
  const line = `-${LABEL_DROP}v${grid && kind !== "band" ? -plot.height : 5}`;
  const { shift, count } = sharedRun(ticks.length - 1, last.length - 1, (i, j) =>
    areAlike(ticks[i + 1]!, last[j + 1]!),
  );
  keepPieces(lines, shift, count);
  keepPieces(labels, shift, count);
  for (let i = count + 1; i < ticks.length; i++) {
    beginPiece(lines);
    putLine(lines.ink, ticks[i]!, line);
    beginPiece(labels);
    putTick(labels.ink, ticks[i]!, turned);
  }
  axis.ticks = ticks;
  ink.at = 0;
  const place = `translate(${CRISP} ${plot.height + LABEL_DROP})`;
  put(ink, `<g class="m ${turned ? "ae" : "am"}" transform="${place}"><path class="g" d="`);
  putLine(ink, ticks[0]!, line);
  putPieces(ink, lines, 0, ticks.length - 1);
  putStamp(ink, CLOSE_PATH);
  putTick(ink, ticks[0]!, turned);
  putPieces(ink, labels, 0, ticks.length - 1);
  putStamp(ink, CLOSE_GROUP);
}

export function areAlike(one: Tick, other: Tick): boolean {
  const { at, label, sub, beside } = one;
  return at === other.at && label === other.label && sub === other.sub && beside === other.beside;
}

const CLOSE_PATH = stampOf('"/>');
const OPEN_TEXT = stampOf('<text x="');
const CLOSE_TAG = stampOf('">');
const CLOSE_TEXT = stampOf("</text>");
const M = stampOf("M");
const CLOSE_GROUP = stampOf("</g>");

function putLine(ink: Ink, { at }: Tick, line: string): void {
  putStamp(ink, M);
  putPixels(ink, at);
  put(ink, line);
}

function putTick(ink: Ink, { at, label, sub, beside = 0 }: Tick, turned: boolean): void {
  if (label === "") return;
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
    put(ink, `<tspan x="${at + beside}" dy="${SUB_DROP}">${escapeXml(sub)}</tspan>`);
  }
  putStamp(ink, CLOSE_TEXT);
}
