// @ts-check
import { lineChart } from "plotcast";
import { moments, SECOND, walk } from "../data/made.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "A hundred thousand points",
  about: "Each pixel column keeps its extremes, so no spike is lost: one lasts a second.",
  tags: ["line", "much-data"],
  draw: ({ words, ...options }) => {
    const values = walk(100_000, { seed: 23, start: 50, step: 0.4 });
    values[61_803] = 150;
    return lineChart({
      ...options,
      title: words("A day and a half, second by second"),
      grid: true,
    }).add(words("Sensor"), { times: moments(values.length, SECOND), values });
  },
};
