import { escapeXml } from "../text/escape.ts";
import { type Ink, put, putBytes, putPixels, writtenSince } from "./ink.ts";
import type { ChartLayout } from "../layout.ts";
import type { Memory } from "../memory.ts";
import type { Settings } from "../settings.ts";
import { untoldBelow } from "./roles.ts";
import { putStamp, stampOf } from "./stamp.ts";
import type { Tick } from "../axes/surroundings.ts";

/** A line one pixel wide is sharp where it covers one column of pixels, not halves of two. */
const CRISP = 0.5;
/** From the plot to the baseline of the labels below it. */
const LABEL_DROP = 18;
/** From there to the baseline of the second line. */
const SUB_DROP = 15;
const TURNED_DROP = 12;

export function xAxisSvg(ink: Ink, layout: ChartLayout, settings: Settings, memory: Memory): void {
  const { plot, x } = layout;
  if (x.ticks.length === 0) return;
  const axis = memory.keep("x axis", [x.ticks, x.turned, x.kind, plot.height], () => ({
    bytes: NOTHING,
  }));
  if (axis.bytes.length > 0) return putBytes(ink, axis.bytes);
  const start = ink.at;
  putAxis(ink, layout, settings);
  axis.bytes = writtenSince(ink, start);
}

const NOTHING: Uint8Array = new Uint8Array();

function putAxis(ink: Ink, layout: ChartLayout, settings: Settings): void {
  const { plot, x } = layout;
  const { grid } = settings;
  const place = `translate(${CRISP} ${plot.height + LABEL_DROP})`;
  put(
    ink,
    `<g class="m ${x.turned ? "ae" : "am"}"${untoldBelow(layout, settings)} transform="${place}"><path class="g" d="`,
  );
  const mark = `-${LABEL_DROP}v${grid && x.kind !== "band" ? -plot.height : 5}`;
  for (const { at } of x.ticks) {
    put(ink, "M");
    putPixels(ink, at);
    put(ink, mark);
  }
  putStamp(ink, CLOSE_PATH);
  for (const tick of x.ticks) if (tick.label !== "") putTick(ink, tick, x.turned);
  put(ink, "</g>");
}

const CLOSE_PATH = stampOf('"/>');
const OPEN_TEXT = stampOf('<text x="');
const CLOSE_TAG = stampOf('">');
const CLOSE_TEXT = stampOf("</text>");

function putTick(ink: Ink, { at, label, sub, beside = 0 }: Tick, turned: boolean): void {
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
