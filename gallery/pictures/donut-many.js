// @ts-check
import { donutChart } from "plotcast";

/** @type {import("../index.js").Picture} */
export default {
  title: "Many small slices",
  about: "The smallest are gathered; names stand beside their slices for as long as there is room.",
  tags: ["pie", "donut"],
  draw: ({ words, ...options }) => {
    const chart = donutChart({ ...options, title: words("Files by extension") });
    const names = "ts js json md svg png css html yml sh txt lock map csv toml".split(" ");
    for (const [i, name] of names.entries()) {
      chart.add(words(name), Math.round(900 / (i + 1) ** 1.3));
    }
    return chart;
  },
};
