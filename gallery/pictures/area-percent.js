// @ts-check
import { areaChart } from "plotcast";
import { sources, years } from "../data/electricity.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Shares",
  about: "Stacked to 100 %: coal goes, wind comes.",
  tags: ["area", "stack", "percent"],
  draw: ({ words, ...options }) => {
    const chart = areaChart({
      ...options,
      title: words("Electricity of Iowa"),
      stack: "percent",
      grid: true,
    });
    for (const [source, values] of Object.entries(sources)) {
      chart.add(words(source), { times: years, values });
    }
    return chart;
  },
};
