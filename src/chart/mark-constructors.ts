// All kinds of marks, by their constructors. A new kind is a file in marks/, a line here, and its
// name in MARK_KINDS (options/choices.ts), which the compiler asks for.
export { area } from "./marks/area.ts";
export { bar } from "./marks/bar.ts";
export { boxes } from "./marks/box.ts";
export { candles } from "./marks/candle.ts";
export { cells } from "./marks/cell.ts";
export { dots } from "./marks/dot.ts";
export { line } from "./marks/line.ts";
export { range } from "./marks/range.ts";
export { rug } from "./marks/rug.ts";
