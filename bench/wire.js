// Measures the bytes of a frame on the wire: plotcast, and other ways to send the same frames.
//   node bench/wire.js [--frames 400] [--quick] [--json]
import { parseArgs } from "node:util";
import { chart } from "./chart.js";
import { machine } from "./machine.js";
import { slidesGoal, slidesTable, weighSlides } from "./slides.js";
import { streams } from "./streams/contenders.js";
import { align, whole } from "./table.js";
import { weigh } from "./weigh.js";

const { values: options } = parseArgs({
  options: {
    frames: { type: "string" },
    quick: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
});
const frames = Number(options.frames ?? (options.quick ? 60 : 400));
if (!(Number.isInteger(frames) && frames >= 1)) {
  throw new Error(`--frames: not a whole number of 1 or more: ${options.frames}`);
}
const { zstd, gzip, flushed, plain, gzipEach, betterSseText, betterSse } = streams;
const say = options.json ? () => {} : console.log;
// From the page of an earlier system for live SVG: a frame every two seconds, as uncompressed JSON.
const PUBLISHED = { name: "uncompressed JSON (a published figure, not measured)", mean: 16_378 };

const tables = [await compare(1, [PUBLISHED]), await compare(12, [])];
const slides = await weighSlides(frames);
say(`\nBytes of a frame, as text and on the wire, of every chart that slides, ${frames} frames`);
say(slidesTable(slides));
say(slidesGoal(slides));
if (options.json)
  console.log(JSON.stringify({ machine: machine(), chart, frames, tables, slides }));

async function compare(charts, published) {
  const figures = [];
  for (const stream of [zstd, gzip, flushed, plain, gzipEach, betterSseText, betterSse]) {
    figures.push(await weigh(stream, charts, frames));
  }
  const several = charts === 1 ? "one warm chart" : `${charts} charts in one stream, per chart`;
  say(`\nBytes on the wire per viewer and frame, ${several}, ${frames} frames`);
  say(table([...figures, ...published]));
  return { charts, contenders: figures, published };
}

function table(figures) {
  const [first] = figures;
  const headings = ["", "mean", "median", "max", "×", "primer", "longest"];
  const rows = figures.map(({ name, mean, median, max, primer }) => [
    name,
    ...[mean, median, max, mean / first.mean, primer?.mean, primer?.max].map(shown),
  ]);
  return align([headings, ...rows]);
}

function shown(value) {
  if (value === undefined) return "";
  return value < 1000 ? value.toFixed(1) : whole(value);
}
