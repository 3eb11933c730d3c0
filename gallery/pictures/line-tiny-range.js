// @ts-check
import { lineChart } from "plotcast";
import { MINUTE, moments, walk } from "../data/made.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Small differences of large numbers",
  about: "The step says how many decimals a label needs.",
  tags: ["line", "units"],
  draw: ({ words, ...options }) =>
    lineChart({ ...options, title: words("Frequency of the grid"), yUnit: "Hz", grid: true }).add(
      words("Frequency"),
      {
        times: moments(120, MINUTE),
        values: walk(120, { seed: 67, start: 0, step: 0.6 }).map((value) => 50 + value / 1000),
      },
    ),
};
