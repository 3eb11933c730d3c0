// @ts-check
import { stat } from "plotcast";
import { load, MINUTE, moments } from "../data/made.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Single values",
  about: "A tile for each series: its last value, the change, and its way there.",
  tags: ["stat", "sparkline"],
  draw: ({ words, ...options }) => {
    const chart = stat({ ...options, title: words("The last hour"), yUnit: "%" });
    for (const [i, name] of ["Processor", "Memory", "Disk", "Network"].entries()) {
      chart.add(words(name), { times: moments(60, MINUTE), values: load(60, 70 + i, MINUTE) });
    }
    return chart;
  },
};
