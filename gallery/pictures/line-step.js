// @ts-check
import { lineChart } from "plotcast";
import { moments, MINUTE } from "../data/made.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Workers",
  about: "Steps hold each value until the next.",
  tags: ["line", "step"],
  draw: ({ words, ...options }) => {
    const workers = [2, 2, 3, 5, 8, 8, 7, 7, 9, 12, 12, 11, 6, 6, 4, 4, 3, 2, 2, 5, 5, 2];
    return lineChart({
      ...options,
      title: words("Workers that run"),
      curve: "step",
      grid: true,
      yDomain: [0, null],
    }).add(words("Workers"), { times: moments(workers.length, 15 * MINUTE), values: workers });
  },
};
