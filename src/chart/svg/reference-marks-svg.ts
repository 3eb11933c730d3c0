import { type ByteWriter, put } from "../base/byte-writer.ts";
import { escapeXml } from "../format/text/escape.ts";
import type { ReferenceLabel } from "../layout/axes/reference-labels.ts";
import type { ChartLayout } from "../layout/chart-layout.ts";
import type { Settings } from "../options/settings.ts";
import { hiddenFromReaders } from "./aria.ts";
import { toneClass } from "./classes.ts";
import { titleElement } from "./title-element.ts";

/** Draws bands and thresholds, behind the marks. They stay while the plot slides. */
export function drawReferenceLines(out: ByteWriter, { plot, guides }: ChartLayout): void {
  const { bands, lines } = guides;
  if (bands.length + lines.length === 0) return;
  put(out, `<g transform="translate(${plot.x} ${plot.y})">`);
  for (const { y, height, tone, whole } of bands) {
    const data = `M0 ${y}h${plot.width}v${height}h${-plot.width}z`;
    put(out, `<path class="vb ${toneClass(tone)}" d="${data}"${endPath(whole)}`);
  }
  for (const { y, tone, whole } of lines) {
    put(out, `<path class="v ${toneClass(tone)}" d="M0 ${y + 0.5}h${plot.width}"${endPath(whole)}`);
  }
  put(out, "</g>");
}

function endPath(whole: string | undefined): string {
  return whole === undefined ? "/>" : `>${titleElement(whole)}</path>`;
}

/** Draws the labels of bands and thresholds, in front of the marks. */
export function drawReferenceLabels(out: ByteWriter, { plot, guides }: ChartLayout): void {
  if (guides.labels.length === 0) return;
  put(out, `<g transform="translate(${plot.x} ${plot.y})">`);
  drawLabels(out, guides.labels, "");
  put(out, "</g>");
}

/** Draws annotations: lines and stretches down the plot, which slide with it. */
export function drawAnnotationLines(out: ByteWriter, { plot, guides }: ChartLayout): void {
  for (const { x, width, tone, text } of guides.notes) {
    const shape =
      width > 0
        ? `class="vb ${toneClass(tone)}" d="M${x} 0h${width}v${plot.height}h${-width}z"`
        : `class="v ${toneClass(tone)}" d="M${x + 0.5} 0v${plot.height}"`;
    put(out, `<path ${shape}${endPath(text || undefined)}`);
  }
}

/** Draws the labels of annotations. */
export function drawAnnotationLabels(
  out: ByteWriter,
  { guides }: ChartLayout,
  settings: Settings,
): void {
  // Screen readers have the same text from the `<title>` of the line.
  drawLabels(out, guides.slidingLabels, hiddenFromReaders(settings));
}

function drawLabels(out: ByteWriter, labels: readonly ReferenceLabel[], attributes: string): void {
  for (const { text, x, y, anchor, tone } of labels) {
    const classes = `vt ${toneClass(tone)}${anchor === "end" ? " ae" : ""}`;
    put(out, `<text class="${classes}"${attributes} x="${x}" y="${y}">${escapeXml(text)}</text>`);
  }
}
