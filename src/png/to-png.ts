import { statSync } from "node:fs";
import { PlotcastError, describeValue } from "../error.ts";
import { MAX_PNG_SCALE } from "../limits.ts";
import { drawPng, loadResvg } from "./draw-png.ts";

/** The options of a picture. */
export interface PngOptions {
  /** Pixels of the picture per pixel of the chart, from 0.1 to 8. Default 2, for dense screens. */
  scale?: number;
  /** Font files that take precedence over those of the system. */
  fontFiles?: readonly string[];
  /** Font family of all texts. Default: the system's sans-serif. */
  fontFamily?: string;
}

/** A chart, or anything else that can be rendered as SVG. */
export interface Renderable {
  render(): string;
}

/**
 * Draws a chart as PNG, without tooltips; theme `"auto"` is light. Needs the package
 * `@resvg/resvg-js`, which is loaded with the first call. Drawing holds the thread for about a tenth of a
 * second per million pixels; what live charts serve as `/c/NAME.png` is drawn by a worker.
 *
 * @param chart a chart, or the SVG text of one of ours.
 * @throws PlotcastError `DEPENDENCY_MISSING`, saying how to install it; `OPTION_INVALID` for a wrong
 * scale or font file; `TOO_LARGE` past 64 million pixels; `INPUT_INVALID` for a text that is not
 * SVG; `FONT_MISSING` where nothing can be written, as on a machine without fonts; `COLOR_UNKNOWN`
 * for a colour that only a page knows, such as a `var()` without a fallback. If some characters have
 * no glyph, `process.emitWarning` names them, once.
 * @example
 * await writeFile("orders.png", await toPng(barChart().add("2026", points)));
 */
export async function toPng(
  chart: string | Renderable,
  options: PngOptions = {},
): Promise<Uint8Array> {
  const { scale = 2, fontFiles = [], fontFamily } = options;
  if (typeof scale !== "number" || !(scale >= 0.1 && scale <= MAX_PNG_SCALE)) {
    const expected = `a number from 0.1 to ${MAX_PNG_SCALE}`;
    throw new PlotcastError(
      "OPTION_INVALID",
      `scale: expected ${expected}, got ${describeValue(scale)}`,
    );
  }
  checkFontFiles(fontFiles);
  const family = readFamily(fontFamily);
  const resvg = await loadResvg();
  const svg = typeof chart === "string" ? chart : chart.render();
  return drawPng(resvg, svg, { scale, fontFiles, family });
}

function checkFontFiles(files: readonly string[]): void {
  for (const file of files) {
    if (typeof file === "string" && statSync(file, { throwIfNoEntry: false })?.isFile()) continue;
    const expected = "files of fonts";
    throw new PlotcastError(
      "OPTION_INVALID",
      `fontFiles: expected ${expected}, got ${describeValue(file)}`,
    );
  }
}

const FAMILY = /^[\p{L}\d _-]{1,100}$/u;

function readFamily(name: string | undefined): string | undefined {
  if (name === undefined || FAMILY.test(name)) return name && `'${name}',sans-serif`;
  const expected = "a name of letters, digits, spaces, _ and -";
  throw new PlotcastError(
    "OPTION_INVALID",
    `fontFamily: expected ${expected}, got ${describeValue(name)}`,
  );
}
