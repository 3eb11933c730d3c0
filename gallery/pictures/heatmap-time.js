// @ts-check
import { heatMap } from "plotcast";
import { HOUR, load, moments } from "../data/made.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Machines over time",
  about: "Time × category: two days of twelve machines, hour by hour.",
  tags: ["heatMap", "time"],
  draw: ({ words, ...options }) => {
    const chart = heatMap({ ...options, title: words("Load of twelve machines"), yUnit: "%" });
    for (let i = 1; i <= 12; i++) {
      chart.add(words(`web ${i}`), { times: moments(48, HOUR), values: load(48, 80 + i, HOUR) });
    }
    return chart;
  },
};
