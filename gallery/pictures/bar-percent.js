// @ts-check
import { barChart } from "plotcast";
import { sites, varieties, yields1931 } from "../data/barley.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Bars of shares",
  about: "Each bar is a whole.",
  tags: ["bar", "stack", "percent", "legend"],
  draw: ({ words, ...options }) => {
    const chart = barChart({
      ...options,
      title: words("Which barley a site yields"),
      stack: "percent",
      grid: true,
    });
    for (const [i, variety] of varieties.slice(0, 5).entries()) {
      chart.add(
        words(variety),
        sites.map((site, j) => ({ x: words(site), y: yields1931[i]?.[j] ?? null })),
      );
    }
    return chart;
  },
};
