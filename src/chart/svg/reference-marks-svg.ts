import { escapeXml } from "../format/text/escape.ts";
import type { ReferenceLabel } from "../layout/axes/reference-labels.ts";
import { type ByteWriter, put } from "../base/byte-writer.ts";
import type { ChartLayout } from "../layout/chart-layout.ts";
import type { Settings } from "../options/settings.ts";
import { hiddenFromReaders } from "./aria.ts";
import { TONES, type Tone } from "../options/theme.ts";

/** Bands and thresholds, which stay where they are while the plot slides. */
export function guideLines(out: ByteWriter, { plot, guides }: ChartLayout): void {
  const { bands, lines } = guides;
  if (bands.length + lines.length === 0) return;
  put(out, `<g transform="translate(${plot.x} ${plot.y})">`);
  for (const { y, height, tone } of bands) {
    put(
      out,
      `<path class="vb ${toneClass(tone)}" d="M0 ${y}h${plot.width}v${height}h${-plot.width}z"/>`,
    );
  }
  for (const { y, tone } of lines) {
    put(out, `<path class="v ${toneClass(tone)}" d="M0 ${y + 0.5}h${plot.width}"/>`);
  }
  put(out, "</g>");
}

/** What bands and thresholds are called: before the marks, so that these do not cross it out. */
export function guideLabels(out: ByteWriter, { plot, guides }: ChartLayout): void {
  if (guides.labels.length === 0) return;
  put(out, `<g transform="translate(${plot.x} ${plot.y})">`);
  putLabels(out, guides.labels);
  put(out, "</g>");
}

/** What happened: lines down the plot, which slide with it. */
export function noteLines(out: ByteWriter, { plot, guides }: ChartLayout): void {
  for (const { x, width, tone, text } of guides.notes) {
    const shape =
      width > 0
        ? `class="vb ${toneClass(tone)}" d="M${x} 0h${width}v${plot.height}h${-width}z"`
        : `class="v ${toneClass(tone)}" d="M${x + 0.5} 0v${plot.height}"`;
    put(out, `<path ${shape}><title>${escapeXml(text)}</title></path>`);
  }
}

/** What that is called. */
export function noteLabels(out: ByteWriter, { guides }: ChartLayout, settings: Settings): void {
  // The titles of the lines tell them.
  putLabels(out, guides.slidingLabels, hiddenFromReaders(settings));
}

function putLabels(out: ByteWriter, labels: ReferenceLabel[], attributes = ""): void {
  for (const { text, x, y, anchor, tone } of labels) {
    const classes = `vt ${toneClass(tone)}${anchor === "end" ? " ae" : ""}`;
    put(out, `<text class="${classes}"${attributes} x="${x}" y="${y}">${escapeXml(text)}</text>`);
  }
}

function toneClass(tone: Tone): string {
  return `t${TONES.indexOf(tone)}`;
}
