// The process of one contender: draws once and checks the picture, warms up, then times a batch per
// message.
import { performance } from "node:perf_hooks";
import { gzipSync } from "node:zlib";
import { cases } from "./cases.js";
import { listContenders } from "./contenders.js";
import { measureScavenges } from "./scavenges.js";
import { settled } from "./settled.js";

const { caseName, index, pace } = JSON.parse(process.argv[2]);
const drawnCase = cases.find(({ name }) => name === caseName);
const { name, load, by } = listContenders(drawnCase)[index];
const bytes = Buffer.alloc(64 * 1024 * 1024);

const { prepareData, draw } = await (await load())[by](drawnCase);
const series = drawnCase.data(drawnCase.windows);
const windows = series.map(prepareData);
const { svg, firstMs } = await firstDrawing();
let drawn = 1;

const drawings = await warmUp();
const answers = {
  batch: () => timeDrawings(drawings),
  // Enough drawings for some scavenges, unless they are slow.
  scavenges: () => measureScavenges(timeDrawings, Math.max(1, Math.round(drawings * 10))),
};
process.on("message", async (question) => process.send(await answers[question]()));
process.send({ drawings, bytes: Buffer.byteLength(svg), gzipBytes: gzipSync(svg).length });

async function firstDrawing() {
  const start = performance.now();
  const drawing = await draw(windows[0]);
  const ms = performance.now() - start;
  const missing = drawnCase.missing(drawing, series[0]);
  if (missing.length > 0) {
    throw new Error(`${name}: not in its picture of ${caseName}: ${missing.join("; ")}`);
  }
  return { svg: drawing, firstMs: ms };
}

// Warms up. Returns the number of drawings in a batch.
async function warmUp() {
  const { leastWarmUpMs, mostWarmUpMs, batchMs } = pace;
  if (firstMs > mostWarmUpMs) return 1;
  const { each } = await settled({
    timeDrawings,
    leastMs: leastWarmUpMs,
    mostMs: mostWarmUpMs,
    batchMs: batchMs / 2,
    guessMs: firstMs,
  });
  return Math.max(1, Math.round(batchMs / each));
}

// Processor time of the whole process, in ms: other load on the machine does not add to it.
async function timeDrawings(count) {
  const began = process.cpuUsage();
  for (let drawing = 0; drawing < count; drawing++) {
    const text = draw(windows[drawn++ % windows.length]);
    // A drawing counts as done when it is bytes: until then the engine may keep a concatenated
    // string as its pieces.
    bytes.write(typeof text === "string" ? text : await text);
  }
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}
