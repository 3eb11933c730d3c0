// One contender: warms up, says what it drew, and then times a batch whenever it is told to.
import { performance } from "node:perf_hooks";
import { gzipSync } from "node:zlib";
import { chart } from "./chart.js";
import { lists } from "./contenders.js";
import { slidingWindows } from "./points.js";

const { list, index, points, pace } = JSON.parse(process.argv[2]);
const contender = lists[list][index];
const windows = slidingWindows({ points, windows: pace.windows });
const bytes = Buffer.alloc(64 * 1024 * 1024);

const { draw } = await contender.prepare();
const svg = await draw(windows[0].points, windows[0].columns);
assertIsChart(svg, contender.name);
let drawn = 1;

const drawings = await warmUp();
process.on("message", async () => process.send({ ms: await timeDrawings(drawings) }));
process.send({ drawings, bytes: Buffer.byteLength(svg), gzipBytes: gzipSync(svg).length });

// Returns how many drawings fill a batch.
async function warmUp() {
  const { warmUpMs, batchMs } = pace;
  const start = performance.now();
  let fastest = Infinity;
  while (performance.now() - start < warmUpMs) fastest = Math.min(fastest, await timeDrawings(1));
  return Math.max(1, Math.round(batchMs / fastest));
}

async function timeDrawings(count) {
  const start = performance.now();
  for (let drawing = 0; drawing < count; drawing++) {
    const window = windows[drawn++ % windows.length];
    const text = draw(window.points, window.columns);
    // A drawing is done when its bytes are there: until then the engine may hold a string that
    // was put together from pieces as just that, pieces.
    bytes.write(typeof text === "string" ? text : await text);
  }
  return performance.now() - start;
}

// Whoever draws nothing is fast.
function assertIsChart(text, name) {
  const isChart = text.startsWith("<svg") && text.includes(chart.title) && text.includes(' d="');
  if (!isChart) throw new Error(`${name}: not the chart: ${text.slice(0, 200)}`);
}
