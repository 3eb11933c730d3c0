// @ts-check
import { lineChart } from "plotcast";
import { anomalies, years } from "../data/warming.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Warming",
  about: "Values below and above zero.",
  tags: ["line", "negative"],
  draw: ({ words, ...options }) =>
    lineChart({
      ...options,
      title: words("How much warmer than usual"),
      note: words("against 1951 to 1980"),
      yTitle: "°C",
      grid: true,
      xFormat: "d",
    }).add(words("World"), { xs: years, values: anomalies }),
};
