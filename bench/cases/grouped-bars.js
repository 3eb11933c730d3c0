import { tables } from "../points.js";
import { hasBars } from "../svg/checks.js";

const chart = { title: "Orders per week", width: 800, height: 400 };
const names = ["Web", "App", "Store"];
const weeks = Array.from({ length: 20 }, (_, week) => `W${week + 1}`);

export const groupedBars = {
  name: "grouped-bars",
  heading: "20 categories of 3 bars",
  kind: "bars",
  chart: { ...chart, names, categories: weeks },
  windows: 64,
  data: tables({ names, categories: weeks, least: 10, most: 120 }),
  missing: hasBars({ ...chart, names, categories: weeks }),
  goals: { plotcast: 50 },
};
