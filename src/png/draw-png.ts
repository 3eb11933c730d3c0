import { PlotcastError } from "../error.ts";
import { MAX_PNG_PIXELS } from "../limits.ts";
import { checkGlyphs } from "./check-glyphs.ts";
import { plainSvg } from "./plain-svg.ts";

type Resvg = typeof import("@resvg/resvg-js");

/** How a picture is drawn. */
export interface PictureSettings {
  /** Pixels of the picture per pixel of the chart. */
  scale: number;
  fontFiles?: readonly string[];
  /** Font families of all texts, as CSS. Default: a common sans-serif. */
  family?: string | undefined;
  /** Gets what to say of characters without a glyph. Default: a warning of the process. */
  warn?: (text: string) => void;
}

/**
 * Draws one of our charts as PNG. It holds the thread: a million pixels take a tenth of a second.
 *
 * @throws PlotcastError as `toPng` does, but for its options.
 */
export function drawPng(
  { Resvg }: Resvg,
  chart: string,
  { scale, fontFiles = [], family, warn }: PictureSettings,
): Uint8Array {
  const svg = plainSvg(chart, family);
  const font = { loadSystemFonts: true, fontFiles: [...fontFiles] };
  const picture = parseSvg(() => new Resvg(svg, { fitTo: { mode: "zoom", value: scale }, font }));
  const { width, height } = picture;
  if (width * height * scale * scale > MAX_PNG_PIXELS) {
    throw new PlotcastError("TOO_LARGE", `picture: expected at most ${MAX_PNG_PIXELS} pixels`);
  }
  const outline = (probe: string) => new Resvg(probe, { font }).toString();
  checkGlyphs(svg, fontFiles.join("\n"), outline, warn);
  return picture.render().asPng();
}

/** @throws PlotcastError `DEPENDENCY_MISSING`. */
export async function loadResvg(): Promise<Resvg> {
  try {
    return await import("@resvg/resvg-js");
  } catch {
    throw new PlotcastError(
      "DEPENDENCY_MISSING",
      "png: expected the package @resvg/resvg-js: npm install @resvg/resvg-js",
    );
  }
}

function parseSvg<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new PlotcastError("INPUT_INVALID", `picture: expected SVG: ${String(error)}`);
  }
}
