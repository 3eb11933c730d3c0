// @ts-check
// What the examples of frameworks show: the load of this machine, as live charts.
import os from "node:os";
import { createLive } from "plotcast/live";

const EVERY_MS = 500;

/** Drawn for the width of a phone, where texts are then as large as they should be. */
const size = { width: 400, height: 260 };

export const live = createLive({
  charts: {
    cpu: { title: "Processor", yUnit: "%", yDomain: [0, 100], grid: true, ...size },
    memory: { title: "Memory in use", type: "area", yUnit: "B", grid: true, ...size },
  },
  window: { points: 40 },
  everyMs: EVERY_MS,
});

/** The places of the charts in a page. */
export const places = `<div class="charts">
  <div data-chart="cpu"></div>
  <div data-chart="memory"></div>
</div>`;

let before = processorTimes();
setInterval(() => {
  const now = processorTimes();
  const share = (now.busy - before.busy) / Math.max(1, now.total - before.total);
  live.push("cpu", { Busy: 100 * share });
  live.push("memory", { Used: os.totalmem() - os.freemem() });
  before = now;
}, EVERY_MS);

function processorTimes() {
  const sum = { busy: 0, total: 0 };
  for (const { times } of os.cpus()) {
    const total = times.user + times.nice + times.sys + times.irq + times.idle;
    sum.total += total;
    sum.busy += total - times.idle;
  }
  return sum;
}
