import { createLive } from "../dist/entries/live.js";
import { chart } from "./chart.js";
import { EVERY_MS, noisyPoints } from "./points.js";

const WINDOW = 30;
const JITTER_MS = 3;
// The y axis covers the values of four windows; before that it still grows.
const POINTS_BEFORE = 4 * WINDOW + 1;

// Creates live charts with full windows, the same for every contender. A push starts a cycle, so no
// contender waits for a timer.
export function createFeed(count) {
  const charts = Array.from({ length: count }, (_, index) => ({
    name: `sensor-${index + 1}`,
    points: noisyPoints({ seed: 20260115 + index, jitterMs: JITTER_MS }),
  }));
  const live = createLive({
    charts: Object.fromEntries(charts.map(({ name }) => [name, chartOptions()])),
    window: { points: WINDOW },
    everyMs: "change",
    minMs: 16,
    maxSubscribers: 1_000_000,
    maxPerAddress: 1_000_000,
  });
  const push = () => {
    for (const { name, points } of charts) {
      const { time, y } = points.next().value;
      live.push(name, { [chart.series]: y }, time);
    }
  };
  for (let point = 0; point < POINTS_BEFORE; point++) push();
  return { live, push, frames: () => charts.map(({ name }) => ({ name, svg: live.draw(name) })) };
}

function chartOptions() {
  const { title, width, height } = chart;
  // Drawn as if a point came every two seconds, however fast they come here.
  return { title, width, height, grid: true, smooth: true, tooltips: true, everyMs: EVERY_MS };
}
