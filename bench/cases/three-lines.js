import { slidingLines } from "../points.js";
import { hasLines } from "../svg/checks.js";

const chart = { title: "Server load", width: 800, height: 400 };
const names = ["Berlin", "Lisbon", "Oslo"];

export const threeLines = {
  name: "three-lines",
  heading: "3 smooth lines of 300 points",
  kind: "lines",
  chart: { ...chart, names, smooth: true, live: { points: 300 } },
  windows: 32,
  data: slidingLines({ names, points: 300 }),
  missing: hasLines({ ...chart, names, lines: 3, vertices: 300 }),
  goals: { plotcast: 50 },
};
