// @ts-check
import { barChart } from "plotcast";
import { sources, years } from "../data/electricity.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Stacked bars",
  about: "Bars at moments stand on a time axis.",
  tags: ["bar", "stack", "legend", "time"],
  draw: ({ words, ...options }) => {
    const chart = barChart({
      ...options,
      title: words("Electricity of Iowa"),
      yTitle: "GWh",
      yFormat: "~s",
      stack: true,
      grid: true,
    });
    for (const [source, values] of Object.entries(sources)) {
      chart.add(words(source), { times: years, values });
    }
    return chart;
  },
};
