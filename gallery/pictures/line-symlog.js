// @ts-check
import { lineChart } from "plotcast";
import { DAY, moments, chance, round } from "../data/made.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Gains and losses over many magnitudes",
  about: "A symlog scale is linear around zero and logarithmic on both sides.",
  tags: ["line", "symlog", "negative"],
  draw: ({ words, ...options }) => {
    const random = chance(17);
    const values = Array.from({ length: 90 }, () =>
      round(10 ** (6 * random()) * (random() < 0.4 ? -1 : 1), 0),
    );
    return lineChart({
      ...options,
      title: words("Profit of each day"),
      yTitle: words("Euros"),
      yScale: "symlog",
      grid: true,
    }).add(words("Profit"), { times: moments(90, DAY), values });
  },
};
