import { type ByteWriter, put } from "../base/byte-writer.ts";
import { escapeXml } from "../format/text/escape.ts";
import { emptyText } from "../layout/empty-chart.ts";
import type { Settings } from "../options/settings.ts";
import type { LaidOutFigure } from "./figure-layout.ts";
import type { Latest } from "./latest.ts";

const MAX_SENTENCES = 12;

/** Draws the description for screen readers: each value with its share, bounds or change. */
export function describeFigure(
  out: ByteWriter,
  { type, figure, latest }: LaidOutFigure,
  settings: Settings,
): void {
  // A description of the caller's own is the picture's name already.
  if (settings.description !== undefined) return;
  const sentences =
    figure === undefined ? describeEmpty(latest, settings) : firstOf(type.describe(figure));
  if (sentences.length > 0) put(out, `<desc>${escapeXml(sentences.join(" "))}</desc>`);
}

/** A sparkline without values shows nothing that says so. */
function describeEmpty(latest: readonly Latest[], settings: Settings): string[] {
  return settings.variant === "sparkline" ? [`${emptyText(latest, settings)}.`] : [];
}

/** The first sentences; the last one says how many others there are. */
function firstOf(all: string[]): string[] {
  if (all.length <= MAX_SENTENCES) return all;
  return [...all.slice(0, MAX_SENTENCES), `And ${all.length - MAX_SENTENCES} more.`];
}
