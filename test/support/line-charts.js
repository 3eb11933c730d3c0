// @ts-check

const START = Date.UTC(2026, 2, 29, 0, 58);
const times = Array.from({ length: 30 }, (_, i) => START + i * 1000);
const values = times.map((_, i) => Math.round(1000 * (20 + 3 * Math.sin(i / 4))) / 1000);
const points = { times, values };
const many = Array.from({ length: 5000 }, (_, x) => ({ x, y: 50 + 50 * Math.sin(x / 300) }));

/**
 * Draws line charts with what depends on a runtime most: its time zones, its names of months, its
 * numbers, its bytes.
 *
 * @param {typeof import("../../src/entries/plotcast.ts").lineChart} lineChart
 * @returns {string[]}
 */
export function drawLineCharts(lineChart) {
  return [
    lineChart({ title: "Größe & Ärger", grid: true, smooth: true }).add("a", points),
    lineChart({ variant: "interactive", timeZone: "Europe/Berlin", locale: "de", yUnit: "€" })
      .add("Zürich", points)
      .add("東京", points, { axis: "y2", dashed: true }),
    lineChart({ variant: "live", window: { points: 20 }, timeZone: "Asia/Kathmandu" }).add(
      "a",
      points,
      { average: 3, bollinger: {} },
    ),
    lineChart({ variant: "sparkline" }).add("a", values),
    lineChart({ yScale: "log", yFormat: "~s", reduce: "lttb", tooltips: true }).add("a", many),
    lineChart({ theme: "dark", distinguish: "shape", thresholds: [{ value: 21, label: "Limit" }] })
      .add("a", [
        { x: "one", y: 1 },
        { x: "two", y: 2 },
      ])
      .add("b", [{ x: "one", y: 21 }]),
  ].map((chart) => `${chart.render()}\n${chart.table()}`);
}
