import { chart } from "../chart.js";
import { EVERY_MS, firstOf, noisyPoints } from "../points.js";

const WINDOW = 30;
const JITTER_MS = 3;
// The y axis covers the values of four windows; before that it still grows.
const POINTS_BEFORE = 4 * WINDOW + 1;

export const LOOKS = ["one", "many"];

// Creates a hub of many live charts with full windows. Each `push` gives every chart its next point;
// `prepare` makes the points of some cycles beforehand, so that no clock counts it.
export function createFleet(createLive, { charts, looks, everyMs }) {
  const sensors = Array.from({ length: charts }, (_, index) => ({
    name: sensorName(index),
    points: noisyPoints({ seed: 20260115 + index, jitterMs: JITTER_MS }),
  }));
  const live = createLive({
    charts: Object.fromEntries(sensors.map(({ name }, index) => [name, optionsOf(looks, index)])),
    window: { points: WINDOW },
    everyMs,
    ...(everyMs === "change" ? { minMs: 16 } : {}),
    maxCharts: charts,
  });
  let rounds = [];
  const fleet = {
    live,
    names: sensors.map(({ name }) => name),
    prepare(cycles) {
      const columns = sensors.map(({ points }) => firstOf(points, cycles).map(toRow));
      rounds = Array.from({ length: cycles }, (_, cycle) => columns.map((rows) => rows[cycle]));
    },
    push() {
      for (const [index, { values, time }] of rounds.shift().entries()) {
        live.push(sensors[index].name, values, time);
      }
    },
    drawAll: () => sensors.map(({ name }) => live.draw(name)),
  };
  fleet.prepare(POINTS_BEFORE);
  for (let point = 0; point < POINTS_BEFORE; point++) fleet.push();
  return fleet;
}

export function sensorName(index) {
  return `sensor-${index + 1}`;
}

// As a thermometer gives them: with one decimal.
function toRow({ time, y }) {
  return { time, values: { [chart.series]: Math.round(y * 10) / 10 } };
}

// Either all charts look the same, or each has a title, a unit, a colour and a size of its own.
function optionsOf(looks, index) {
  const { title, width, height } = chart;
  // Drawn as if a point came every two seconds, however fast they come here.
  const shared = { grid: true, smooth: true, tooltips: true, everyMs: EVERY_MS };
  if (looks === "one") return { ...shared, title, width, height };
  return {
    ...shared,
    title: `${title} ${index + 1}`,
    width: width - (index % 40) * 5,
    height: height - Math.floor(index / 40) * 5,
    yUnit: `kW/${index + 1}`,
    series: { [chart.series]: { color: `#${(0x2255aa + index * 37).toString(16)}` } },
  };
}
