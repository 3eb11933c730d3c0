import { type ByteWriter, put } from "../base/byte-writer.ts";
import { escapeXml } from "../format/text/escape.ts";
import type { Settings } from "../options/settings.ts";
import type { FigureLayout } from "./figure.ts";
import type { LaidOutFigure } from "./figure-layout.ts";

const MAX_SENTENCES = 12;

/** Draws the description for screen readers: each value with its share, bounds or change. */
export function describeFigure(
  out: ByteWriter,
  { figure }: LaidOutFigure,
  { description }: Settings,
): void {
  // A description of the caller's own is the picture's name already.
  if (figure === undefined || description !== undefined) return;
  const sentences = writeSentences(figure).slice(0, MAX_SENTENCES);
  if (sentences.length > 0) put(out, `<desc>${escapeXml(sentences.join(" "))}</desc>`);
}

function writeSentences(figure: FigureLayout): string[] {
  if (figure.kind === "pie") {
    return figure.slices.map(
      ({ name, valueText, shareText }) => `${name}: ${valueText}, ${shareText}.`,
    );
  }
  if (figure.kind === "gauge") {
    const { low, high } = figure;
    const bounds = low === "" ? "" : `, from ${low} to ${high}`;
    return figure.gauges.map(({ name, text }) => `${name}: ${text}${bounds}.`);
  }
  return figure.tiles.map(
    ({ name, text, change }) =>
      `${name}: ${text}${change === undefined ? "" : `, ${change.text}`}.`,
  );
}
