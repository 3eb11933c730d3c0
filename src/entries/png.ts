/** `plotcast/png`: charts as PNG, in Node. */
export { type PngOptions, toPng } from "../png/to-png.ts";
