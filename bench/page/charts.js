import { createLive } from "../../dist/entries/live.js";
import { noisyPoints } from "../points.js";
import { EVERY_MS, NAMES, SIZE } from "./look.js";

const WINDOW = 60;
// The y axis covers the values of four windows; before that it still grows.
const POINTS_BEFORE = 4 * WINDOW + 1;

// Creates live charts of two noisy series with full windows, and as many that stand still between
// two frames, as the libraries' do. Each `push` gives all their next points, and draws them.
export function createCharts(count) {
  const sensors = Array.from({ length: count }, (_, index) => ({
    title: `Sensor ${index + 1}`,
    rows: rowsOf(index),
    points: [],
  }));
  const live = createLive({
    charts: Object.fromEntries(
      sensors.flatMap(({ title }, index) => [
        [chartName("gliding", index), optionsOf(title)],
        [chartName("still", index), { ...optionsOf(title), glide: false }],
      ]),
    ),
    window: { points: WINDOW },
    everyMs: "change",
    minMs: 16,
    maxCharts: 2 * count,
  });
  let time = Date.now() - POINTS_BEFORE * EVERY_MS;
  const push = (stepMs = EVERY_MS) => {
    time += stepMs;
    return [time, sensors.map((sensor, index) => pushTo(live, sensor, index, time))];
  };
  for (let point = 0; point < POINTS_BEFORE; point++) push();
  const windows = (shown) => ({
    charts: sensors
      .slice(0, shown)
      .map(({ title, points }) => ({ title, names: NAMES, points: [...points] })),
  });
  return { live, push, windows };
}

export function chartName(motion, index) {
  return `${motion}-${index + 1}`;
}

function* rowsOf(index) {
  const columns = NAMES.map((_, series) => noisyPoints({ seed: 20260115 + 100 * index + series }));
  for (;;) yield columns.map((column) => column.next().value.y);
}

function pushTo(live, { rows, points }, index, time) {
  const values = rows.next().value;
  const row = Object.fromEntries(NAMES.map((name, series) => [name, values[series]]));
  for (const motion of ["gliding", "still"]) live.push(chartName(motion, index), row, time);
  points.push([time, ...values]);
  if (points.length > WINDOW) points.shift();
  return values;
}

function optionsOf(title) {
  return { title, ...SIZE, grid: true, tooltips: true, everyMs: EVERY_MS };
}
