import { trendOf } from "./derived/trend.ts";
import { escapeXml } from "./escape.ts";
import { type Ink, makeRoom, put } from "./ink.ts";
import type { LaidOut } from "./layout.ts";
import type { MarkLayout } from "./marks/mark.ts";
import type { NumberLabels } from "./number-label.ts";
import type { Settings } from "./settings.ts";
import { labelsOf } from "./tooltip.ts";

const MOST_DESCRIBED = 8;

/**
 * Writes what a screen reader can be asked for: of each series its range, its last value and its
 * trend.
 */
export function putDescription(ink: Ink, laidOut: LaidOut, { description }: Settings): void {
  if (description !== undefined) return;
  const { layout, layers, scaffold } = laidOut;
  const start = ink.at;
  put(ink, "<desc>");
  const empty = ink.at;
  let told = 0;
  for (let m = 0; m < layers.length && told < MOST_DESCRIBED; m++) {
    const mark = layout.marks[m]!;
    if (mark.hidden || layers[m]!.derived === true) continue;
    const { xs, ys, name } = layers[m]!.series;
    const trend = trendOf(xs, ys, layout.x.slides ? firstSeen(mark) : 0);
    if (trend === undefined) continue;
    if (told++ > 0) put(ink, " ");
    const labels = labelsOf(mark, scaffold);
    put(ink, escapeXml(name));
    put(ink, ": ");
    putValue(ink, trend.min, labels);
    put(ink, " to ");
    putValue(ink, trend.max, labels);
    put(ink, ", last ");
    putValue(ink, trend.last, labels);
    put(ink, layout.x.kind === "band" ? "." : ENDINGS[trend.direction]);
  }
  if (ink.at === empty) ink.at = start;
  else put(ink, "</desc>");
}

const ENDINGS = { rising: ", rising.", falling: ", falling.", steady: ", steady." };

function firstSeen({ first, leads }: MarkLayout): number {
  return leads ? first + 1 : first;
}

const LONGEST_VALUE = 64;

function putValue(ink: Ink, value: number, { write, value: label }: NumberLabels): void {
  if (write === undefined) return put(ink, escapeXml(label(value)));
  makeRoom(ink, LONGEST_VALUE);
  ink.at = write(ink.bytes, ink.at, value);
}
