// @ts-check
import { heatMap } from "plotcast";
import { temperatures } from "../data/hours.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Hours and months",
  about: "A row for each month, a cell for each hour.",
  tags: ["heatMap"],
  draw: ({ words, ...options }) => {
    const chart = heatMap({
      ...options,
      height: Math.max(options.height, 280),
      title: words("Usual temperature in Seattle"),
      xTitle: words("Hour of the day"),
      yUnit: "°C",
    });
    const months = ["January", "February", "March", "April", "May", "June", "July"];
    months.push("August", "September", "October", "November", "December");
    for (const [i, month] of months.entries()) {
      chart.add(
        words(month),
        (temperatures[i] ?? []).map((y, hour) => ({ x: String(hour), y })),
      );
    }
    return chart;
  },
};
