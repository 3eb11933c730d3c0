import { escapeXml } from "./escape.ts";
import { type Ink, makeRoom, put, putBytes, putPixels, writtenSince } from "./ink.ts";
import type { ChartLayout } from "./layout.ts";
import type { Memory } from "./memory.ts";
import type { Settings } from "./settings.ts";

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

function putAxis(ink: Ink, { plot, x }: ChartLayout, { grid }: Settings): void {
  put(
    ink,
    `<g class="m ${x.turned ? "ae" : "am"}" transform="translate(${CRISP} ${plot.height + LABEL_DROP})">`,
  );
  const isNamed = x.kind === "band";
  const length = grid && !isNamed ? -plot.height : 5;
  put(ink, '<path class="g" d="');
  for (const { at } of x.ticks) put(ink, `M${at}-${LABEL_DROP}v${length}`);
  put(ink, '"/>');
  for (const { at, label, sub, beside = 0 } of x.ticks) {
    if (label === "") continue;
    makeRoom(ink, 64);
    put(
      ink,
      x.turned
        ? `<text transform="translate(${at + 4} ${TURNED_DROP - LABEL_DROP})rotate(-45)">`
        : '<text x="',
    );
    if (!x.turned) {
      putPixels(ink, at);
      put(ink, '">');
    }
    put(ink, escapeXml(label));
    if (sub !== undefined)
      put(ink, `<tspan x="${at + beside}" dy="${SUB_DROP}">${escapeXml(sub)}</tspan>`);
    put(ink, "</text>");
  }
  put(ink, "</g>");
}
