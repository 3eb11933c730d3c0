// @ts-check
// Two groups of charts, a0, a1, … and b0, b1, …, in a process of its own, so that what holds its event
// loop is its own. node many-charts-server.js COUNT EVERY_MS [STALL_MS]; it tells its port, and ends with its parent.
import { createServer } from "node:http";
import { createLive } from "plotcast/live";

const [count = 0, everyMs = 1000, stallMs = 30_000] = process.argv.slice(2).map(Number);
const names = ["a", "b"].flatMap((group) => Array.from({ length: count }, (_, i) => group + i));
const live = createLive({
  charts: Object.fromEntries(names.map((name) => [name, { grid: true, tooltips: true }])),
  maxCharts: names.length,
  window: { points: 60 },
  everyMs,
  stallMs,
});

/** Charts that get a point at a time: points come in many requests, not all in one turn. */
const CHARTS_AT_ONCE = 50;
const MS_OF_WINDOW = 60_000;
let round = 0;
let next = 0;
const start = Date.now() - MS_OF_WINDOW;

function pushSome() {
  for (const name of names.slice(next, next + CHARTS_AT_ONCE)) {
    live.push(name, { value: 50 + 40 * Math.sin((round + name.length) / 9) }, start + round * 250);
  }
  next += CHARTS_AT_ONCE;
  if (next < names.length) return;
  next = 0;
  round++;
}

while (round < 60) pushSome();
setInterval(pushSome, 5);

/** What is left of the heap and the buffers once garbage is collected; needs --expose-gc. */
function bytesHeld() {
  // Buffers that the first finds are freed in the background, until the second at the latest.
  global.gc?.();
  global.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const server = createServer((req, res) => {
  if (req.url === "/bytes") res.end(String(bytesHeld()));
  else live.handler(req, res);
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.stdout.write(`port ${typeof address === "object" ? address?.port : address}\n`);
});
