import { receive, startChild } from "../child.js";
import { sensorName } from "./fleet.js";

// Sends the frames of some charts to one viewer, each side in a process of its own.
export async function runWay({ charts, looks, encoding, pace }) {
  const { accepts } = encoding;
  const sent = planCycles(charts, pace);
  const server = startChild(here("way-runner.js"), { charts, looks, accepts, ...sent });
  let viewer;
  try {
    const { port } = await receive(server);
    viewer = startChild(here("viewer-runner.js"), { port, accepts, events: eventNames(charts) });
    await receive(viewer);
    server.send("begin");
    const figures = await receive(server);
    viewer.send({ hash: figures.hash });
    const seen = await receive(viewer);
    if (!seen.isRight) {
      throw new Error(
        `${charts} charts of ${looks} look, ${encoding.name}: the viewer did not get the frames that were drawn (${figures.framesSkipped} skipped)`,
      );
    }
    return figures;
  } finally {
    server.kill();
    viewer?.kill();
  }
}

// Draws the same charts, with no server. @param dist the build to draw with.
export function runDrawing({ charts, looks, pace, dist }) {
  const { warmFrames, frames } = pace;
  return runAlone("drawing-runner.js", { dist, charts, looks, warmFrames, frames });
}

// Draws as many charts with a rival, and gzips each.
export function runRival({ charts, rival, pace }) {
  const { rivalFrames, rivalWarmFrames } = pace;
  const frames = Math.max(1, rivalFrames);
  return runAlone("rival-runner.js", { rival, charts, frames, warmFrames: rivalWarmFrames });
}

async function runAlone(file, task) {
  const child = startChild(here(file), task);
  try {
    return await receive(child);
  } finally {
    child.kill();
  }
}

// Several charts have named events; the name of a single one is null here.
function eventNames(charts) {
  return charts === 1 ? [null] : Array.from({ length: charts }, (_, index) => sensorName(index));
}

// Few charts take more cycles, for as many frames.
function planCycles(charts, { frames, warmFrames, leastCycles, mostCycles }) {
  const cycles = Math.min(mostCycles, Math.max(leastCycles, Math.ceil(frames / charts)));
  return { cycles, warmCycles: Math.ceil(cycles / 2), holdCycles: leastCycles, warmFrames };
}

function here(file) {
  return new URL(file, import.meta.url);
}
