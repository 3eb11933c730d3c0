// The process that draws alone: the same charts and points as a server's, with no stream and no
// viewer. It draws with the plotcast of its task, which may be another checkout's.
import { createFleet } from "./fleet.js";

const { dist, charts, looks, warmFrames, frames } = JSON.parse(process.argv[2]);
const A_DAY = 86_400_000;
const BATCHES = 5;

const { createLive } = await import(`${dist}/entries/live.js`);
const fleet = createFleet(createLive, { charts, looks, everyMs: A_DAY });
drawCycles(Math.ceil(warmFrames / charts));
const cycles = Math.max(2, Math.ceil(frames / BATCHES / charts));
const batches = Array.from({ length: BATCHES }, () => drawCycles(cycles) / (cycles * charts));
process.send({ microseconds: batches.sort((a, b) => a - b)[Math.floor(BATCHES / 2)] });
process.disconnect();

// Processor time of the whole process while it draws, in µs. Pushes are not counted.
function drawCycles(count) {
  fleet.prepare(count);
  let spent = 0;
  for (let cycle = 0; cycle < count; cycle++) {
    fleet.push();
    const began = process.cpuUsage();
    // As a server uses them: none is kept, so that garbage collection copies none.
    for (const name of fleet.names) fleet.live.draw(name);
    const { user, system } = process.cpuUsage(began);
    spent += user + system;
  }
  return spent;
}
