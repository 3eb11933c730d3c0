import { chart } from "../chart.js";
import { slidingLines } from "../points.js";
import { hasLines } from "../svg/checks.js";

// What a live chart sends every cycle. The first row goes on from the last frame.
export const liveFrame = {
  name: "live-frame",
  heading: "The live frame: one smooth line of 30 points",
  kind: "lines",
  chart: { ...chart, names: [chart.series], smooth: true, live: { points: 30 } },
  windows: 64,
  data: slidingLines({ names: [chart.series], points: 30 }),
  missing: hasLines({ ...chart, names: [], lines: 1, vertices: 30 }),
  goals: { "plotcast live frame": 1000, "plotcast live frame, from nothing": 500 },
};
