// @ts-check
import { areaChart } from "plotcast";
import { industries, months } from "../data/unemployment.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Stacked areas",
  about: "What each industry adds to the whole.",
  tags: ["area", "stack", "legend"],
  draw: ({ words, ...options }) => {
    const chart = areaChart({
      ...options,
      title: words("Unemployed in the United States"),
      yTitle: words("Thousands"),
      stack: true,
      grid: true,
    });
    for (const [industry, values] of Object.entries(industries).slice(0, 7)) {
      chart.add(words(industry), { times: months, values });
    }
    return chart;
  },
};
