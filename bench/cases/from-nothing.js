import { chart } from "../chart.js";
import { slidingLines } from "../points.js";
import { hasLines } from "../svg/checks.js";

const POINTS = 30;
const lines = slidingLines({ names: [chart.series], points: POINTS });

// A chart as a program draws it that has no live hub: with a label at each point, and formats of its own
// for times and values.
export const fromNothing = {
  name: "from-nothing",
  heading: "From nothing through the public face: labels, formats of one's own, tooltips",
  kind: "lines",
  chart: {
    ...chart,
    names: [chart.series],
    smooth: true,
    live: { points: POINTS },
    timeFormat: "%H:%M:%S",
    yFormat: ".1f",
  },
  windows: 64,
  data: (windows) => lines(windows).map(addLabels),
  missing: hasLines({ ...chart, names: [], lines: 1, vertices: POINTS }),
  goals: { "plotcast, from nothing": 300 },
};

function addLabels(series) {
  return series.map(({ name, points }) => ({
    name,
    points: points.map((point, index) => ({ ...point, label: `Reading ${index + 1}` })),
  }));
}
