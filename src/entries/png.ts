/** `plotcast/png`: charts as PNG, in Node. */
export { type ErrorCode, PlotcastError } from "../error.ts";
export { type PngOptions, toPng } from "../png/to-png.ts";
