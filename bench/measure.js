import { performance } from "node:perf_hooks";
import { gzipSync } from "node:zlib";
import { chart } from "./chart.js";

// Room for the largest drawing, so that no contender's time depends on who allocates.
const bytes = Buffer.alloc(64 * 1024 * 1024);

// Times all contenders in one run, batch by batch in turn, so that whatever else the machine does
// hits all of them alike. The figure is the median batch.
export async function measure({ contenders, windows, pace }) {
  const runs = [];
  for (const contender of contenders) runs.push(await warmUp(contender, windows, pace));
  for (let round = 0; round < pace.rounds; round++) {
    for (const run of runs) {
      // Nobody pays for what the one before left to be collected.
      globalThis.gc?.();
      if (run.spentMs < pace.budgetMs) await timeBatch(run, windows);
    }
  }
  return runs.map(figuresOf);
}

async function warmUp(contender, windows, { warmUpMs, batchMs }) {
  const { draw, close } = await contender.prepare();
  const svg = await draw(windows[0].points, windows[0].columns);
  assertIsChart(svg, contender.name);

  const run = { contender, draw, close, svg, drawn: 1, drawings: 1, spentMs: 0, batches: [] };
  const start = performance.now();
  let fastest = Infinity;
  while (performance.now() - start < warmUpMs) {
    fastest = Math.min(fastest, await timeDrawings(run, windows));
  }
  run.drawings = Math.max(1, Math.round(batchMs / fastest));
  return run;
}

async function timeBatch(run, windows) {
  const ms = await timeDrawings(run, windows);
  run.spentMs += ms;
  run.batches.push((ms / run.drawings) * 1000);
}

async function timeDrawings(run, windows) {
  const start = performance.now();
  for (let drawing = 0; drawing < run.drawings; drawing++) {
    const { points, columns } = windows[run.drawn++ % windows.length];
    const drawn = run.draw(points, columns);
    // A drawing is done when its bytes are there: until then the engine may hold a string that
    // was put together from pieces as just that, pieces.
    bytes.write(typeof drawn === "string" ? drawn : await drawn);
  }
  return performance.now() - start;
}

function figuresOf({ contender, close, svg, drawings, batches }) {
  close();
  const sorted = batches.toSorted((a, b) => a - b);
  return {
    name: contender.name,
    tooltips: contender.tooltips,
    microseconds: median(sorted),
    fastest: sorted[0],
    slowest: sorted.at(-1),
    batches: batches.length,
    drawingsPerBatch: drawings,
    bytes: Buffer.byteLength(svg),
    gzipBytes: gzipSync(svg).length,
  };
}

// Whoever draws nothing is fast.
function assertIsChart(svg, name) {
  const isChart = svg.startsWith("<svg") && svg.includes(chart.title) && svg.includes(' d="');
  if (!isChart) throw new Error(`${name}: not the chart: ${svg.slice(0, 200)}`);
}

function median(sorted) {
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
