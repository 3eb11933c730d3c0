// @ts-check
import { heatMap } from "plotcast";
import { load, MINUTE, moments } from "../data/made.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "A live heat map",
  about: "A row for each machine, a column for each minute.",
  tags: ["live", "heat map"],
  draw: ({ words, later = 0, ...options }) => {
    const chart = heatMap({
      ...options,
      title: words("Load of machines"),
      yUnit: "%",
      variant: "live",
      window: { points: 60 },
      everyMs: MINUTE,
    });
    for (const [i, name] of ["Alpha", "Beta", "Gamma", "Delta"].entries()) {
      chart.add(words(name), {
        times: moments(240 + later, MINUTE),
        values: load(240 + later, 80 + i, MINUTE),
      });
    }
    return chart;
  },
};
