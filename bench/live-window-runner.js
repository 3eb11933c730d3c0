// The process of one size of live window: fills it, warms up, then times a batch of cycles per
// message.
import { createLive } from "../dist/entries/live.js";
import { EVERY_MS, firstOf, noisyPoints } from "./points.js";
import { settled } from "./settled.js";

const { points, added, fill, pace } = JSON.parse(process.argv[2]);
const CHUNK = 10_000;
const chart = { title: "Vibration", width: 800, height: 400, grid: true };
const bytes = Buffer.alloc(1024 * 1024);

const live = createLive({ window: { points }, everyMs: EVERY_MS });
live.addChart("bench", chart);
// The values repeat after a while, but time goes on. It starts in the past, as a hub refuses points
// from the future.
const noise = firstOf(noisyPoints(), 100_000).map(({ y }) => y);
let time = Date.UTC(2000, 0, 1);
let pushed = 0;
for (let left = fill * points; left > 0; left -= CHUNK) push(Math.min(left, CHUNK));

const svg = live.draw("bench");
if (!svg.includes(" d=")) throw new Error(`no line in ${svg.slice(0, 200)}`);
const { each } = await settled({
  timeDrawings: timeCycles,
  leastMs: pace.leastWarmUpMs,
  mostMs: pace.mostWarmUpMs,
  batchMs: pace.batchMs / 2,
  guessMs: pace.batchMs,
});
const drawings = Math.max(1, Math.round(pace.batchMs / each));
process.on("message", () => process.send(timeCycles(drawings)));
process.send({ drawings, bytes: Buffer.byteLength(svg), gzipBytes: 0 });

// Processor time of the whole process, in ms.
function timeCycles(count) {
  const began = process.cpuUsage();
  for (let cycle = 0; cycle < count; cycle++) {
    push(added);
    bytes.write(live.draw("bench"));
  }
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}

function push(count) {
  if (count === 1) return live.push("bench", { Vibration: nextValue() }, nextTime());
  live.pushRows("bench", rowsOf(count));
}

function rowsOf(count) {
  return Array.from({ length: count }, () => ({
    time: nextTime(),
    values: new Map([["Vibration", nextValue()]]),
  }));
}

function nextTime() {
  return (time += EVERY_MS);
}

function nextValue() {
  return noise[pushed++ % noise.length];
}
