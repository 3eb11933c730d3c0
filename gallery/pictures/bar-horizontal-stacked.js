// @ts-check
import { barChart } from "plotcast";
import { sites, varieties, yields1931 } from "../data/barley.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Stacked from left to right",
  tags: ["bar", "horizontal", "stack", "legend"],
  draw: ({ words, ...options }) => {
    const chart = barChart({
      ...options,
      height: Math.max(options.height, 300),
      title: words("Yields of barley"),
      yTitle: words("Bushels per acre"),
      horizontal: true,
      stack: true,
      grid: true,
    });
    for (const [j, site] of sites.entries()) {
      chart.add(
        words(site),
        varieties.map((variety, i) => ({ x: words(variety), y: yields1931[i]?.[j] ?? null })),
      );
    }
    return chart;
  },
};
