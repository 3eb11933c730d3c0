// @ts-check
import { lineChart } from "plotcast";
import { load, moments, SECOND } from "../data/made.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Live, several series",
  about: "Each moment's values are in one tooltip.",
  tags: ["live", "line", "legend"],
  draw: ({ words, later = 0, ...options }) => {
    const chart = lineChart({
      ...options,
      variant: "live",
      title: words("Load of three machines"),
      yUnit: "%",
      grid: true,
      window: { ms: 60 * SECOND },
      everyMs: SECOND,
    });
    for (const [seed, name] of ["Alpha", "Beta", "Gamma"].entries()) {
      chart.add(words(name), {
        times: moments(240 + later, SECOND),
        values: load(240 + later, seed + 90, 120 * SECOND),
      });
    }
    return chart;
  },
};
