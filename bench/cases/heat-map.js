import { tables } from "../points.js";
import { hasCells } from "../svg/checks.js";

const chart = { title: "Requests by hour", width: 800, height: 400 };
const hours = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, "0")}:00`);
const days = Array.from({ length: 50 }, (_, day) => dayOf(day));

export const heatMap = {
  name: "heat-map",
  heading: "A heat map of 50 × 24 cells",
  kind: "heatMap",
  chart: { ...chart, names: hours, categories: days, least: 0, most: 100 },
  windows: 16,
  data: tables({ names: hours, categories: days, least: 0, most: 100 }),
  missing: hasCells({ ...chart, columns: days, rows: hours }),
  goals: { plotcast: 50 },
};

function dayOf(index) {
  return new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(5, 10);
}
