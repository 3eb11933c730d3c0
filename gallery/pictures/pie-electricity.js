// @ts-check
import { pieChart } from "plotcast";
import { sources } from "../data/electricity.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Shares of a whole",
  about: "A slice for each series; its value is the last one.",
  tags: ["pie"],
  draw: ({ words, ...options }) => {
    const chart = pieChart({
      ...options,
      title: words("Electricity of Iowa in 2017"),
      yUnit: "GWh",
    });
    for (const [name, values] of Object.entries(sources)) chart.add(words(name), values);
    return chart;
  },
};
