// @ts-check
// Several series, twice: by time, where distances are true, and by event, where points are evenly
// spaced. Readings are rarer after the third day.
import { lineChart } from "plotcast";
import { createCards, servePage } from "./serve-page.js";

const days = [1, 2, 3, 6, 10, 15, 21, 28];
const series = {
  Temperature: [18.2, 18.9, 19.4, 20.1, 21.6, 22.0, 21.2, 20.4],
  Humidity: [41, 43, null, 47, 52, 49, 46, 44],
  Pressure: [12.1, 12.4, 12.2, 11.8, 11.5, 11.9, 12.6, 12.9],
};

/** @param {"time" | "ordinal"} xAxis */
function draw(xAxis) {
  const title = xAxis === "time" ? "By time" : "By event";
  const chart = lineChart({ title, xAxis, grid: true, width: 440, height: 300 });
  for (const [name, values] of Object.entries(series)) {
    chart.add(
      name,
      values.map((y, i) => ({ time: Date.UTC(2026, 2, days[i]), y })),
    );
  }
  return chart.render();
}

await servePage("Several series", createCards([draw("time"), draw("ordinal")]), 1342);
