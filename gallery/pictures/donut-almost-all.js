// @ts-check
import { donutChart } from "plotcast";

/** @type {import("../index.js").Picture} */
export default {
  title: "Almost all",
  about: "What is not all is never 100 %, and what is not nothing never 0 %.",
  tags: ["donut", "pie"],
  draw: ({ words, ...options }) =>
    donutChart({ ...options, title: words("Requests by outcome"), legend: true })
      .add(words("Fine"), 2_481_730)
      .add(words("Slow"), 312)
      .add(words("Failed"), 9),
};
