import { type ByteWriter, put } from "../base/byte-writer.ts";
import { escapeXml } from "../format/text/escape.ts";
import { emptyText } from "../layout/empty-chart.ts";
import type { Settings } from "../options/settings.ts";
import type { FigureLayout } from "./figure.ts";
import type { LaidOutFigure } from "./figure-layout.ts";
import type { Latest } from "./latest.ts";

const MAX_SENTENCES = 12;

/** Draws the description for screen readers: each value with its share, bounds or change. */
export function describeFigure(
  out: ByteWriter,
  { figure, latest }: LaidOutFigure,
  settings: Settings,
): void {
  // A description of the caller's own is the picture's name already.
  if (settings.description !== undefined) return;
  const sentences = figure === undefined ? describeEmpty(latest, settings) : writeSentences(figure);
  if (sentences.length > 0) put(out, `<desc>${escapeXml(sentences.join(" "))}</desc>`);
}

/** A sparkline without values shows nothing that says so. */
function describeEmpty(latest: readonly Latest[], settings: Settings): string[] {
  return settings.variant === "sparkline" ? [`${emptyText(latest, settings)}.`] : [];
}

/** A sentence for each of the first values; the last one says how many others there are. */
function writeSentences(figure: FigureLayout): string[] {
  const all = describeValues(figure);
  if (all.length <= MAX_SENTENCES) return all;
  return [...all.slice(0, MAX_SENTENCES), `And ${all.length - MAX_SENTENCES} more.`];
}

function describeValues(figure: FigureLayout): string[] {
  if (figure.kind === "pie") {
    return figure.slices.map(({ whole, texts }) => `${whole}: ${texts.join(", ")}.`);
  }
  if (figure.kind === "gauge") {
    const { low, high } = figure;
    const bounds = low === "" ? "" : `, from ${low} to ${high}`;
    const dials = [...figure.gauges, ...(figure.more?.values ?? [])];
    return dials.map(({ name, text }) => `${name}: ${text}${bounds}.`);
  }
  const tiles = figure.tiles.map(
    ({ name, text, change }) =>
      `${name}: ${text}${change === undefined ? "" : `, ${change.text}`}.`,
  );
  const others = figure.more?.values ?? [];
  return [...tiles, ...others.map(({ name, text }) => `${name}: ${text}.`)];
}
