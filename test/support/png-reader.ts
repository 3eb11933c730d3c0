import { Resvg } from "@resvg/resvg-js";

/** A PNG's pixels: red, green, blue and alpha, row by row. */
export interface Pixels {
  width: number;
  height: number;
  /** The red, green and blue of a pixel. */
  at(x: number, y: number): number[];
}

/** Reads the pixels of a PNG. */
export function readPng(png: Uint8Array): Pixels {
  const file = Buffer.from(png);
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const href = `data:image/png;base64,${file.toString("base64")}`;
  const image = `<image href="${href}" width="${width}" height="${height}"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${image}</svg>`;
  const { pixels } = new Resvg(svg, { font: { loadSystemFonts: false } }).render();
  return {
    width,
    height,
    at(x, y) {
      const start = 4 * (y * width + x);
      return [...pixels.subarray(start, start + 3)];
    },
  };
}
