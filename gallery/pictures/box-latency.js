// @ts-check
import { boxPlot } from "plotcast";
import { latencies } from "../data/made.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Boxes on a log scale",
  about: "Response times have a long tail.",
  tags: ["boxPlot", "log"],
  draw: ({ words, ...options }) => {
    const chart = boxPlot({
      ...options,
      title: words("Response time by service"),
      yUnit: "ms",
      yScale: "log",
      grid: true,
      legend: false,
    });
    for (const [seed, name] of ["Search", "Cart", "Payment", "Login", "Mail"].entries()) {
      chart.add(
        words(name),
        latencies(300, seed + 7).map((ms) => ms * (1 + seed / 2)),
      );
    }
    return chart;
  },
};
