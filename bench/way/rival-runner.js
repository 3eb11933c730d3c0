// The process of a rival: draws many charts with it, and gzips each frame.
import { gzipSync } from "node:zlib";
import { chart } from "../chart.js";
import { firstOf, noisyPoints } from "../points.js";

const { rival, charts, frames, warmFrames } = JSON.parse(process.argv[2]);
const POINTS = 30;

const { prepare } = await import(`../rivals/${rival}.js`);
const { prepareData, draw } = await prepare({
  kind: "lines",
  chart: { ...chart, names: [chart.series], smooth: true },
});
// Each drawing has other data than the last.
const windows = Array.from({ length: Math.max(charts, 16) }, (_, index) => {
  const points = firstOf(noisyPoints({ seed: 20260115 + index }), POINTS);
  return prepareData([{ name: chart.series, points }]);
});
await drawFrames(warmFrames);
const began = process.cpuUsage();
const bytes = await drawFrames(frames);
const { user, system } = process.cpuUsage(began);
process.send({ microseconds: (user + system) / frames, bytes: bytes / frames });
process.disconnect();

async function drawFrames(count) {
  let sum = 0;
  for (let frame = 0; frame < count; frame++) {
    sum += gzipSync(await draw(windows[frame % windows.length])).length;
  }
  return sum;
}
