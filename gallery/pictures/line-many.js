// @ts-check
import { lineChart } from "plotcast";
import { load, MINUTE, moments } from "../data/made.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "More series than colours",
  about: "A long title wraps. The ninth line repeats a colour, so it has dashes.",
  tags: ["line", "legend"],
  draw: ({ words, ...options }) => {
    const chart = lineChart({
      ...options,
      title: words("The load of every machine in the hall, as the share of time that it was busy"),
      yUnit: "%",
      grid: true,
    });
    for (let i = 0; i < 11; i++) {
      const values = load(40, 20 + i, MINUTE).map((value) => 8 * i + value / 8);
      chart.add(`${words("Machine in the hall")} ${i + 1}`, { times: moments(40, MINUTE), values });
    }
    return chart;
  },
};
