// @ts-check
import { lineChart } from "plotcast";
import { moments, MINUTE, load } from "../data/made.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Shapes beside colours",
  about: "Dashes tell lines apart in print, and for those who see colours otherwise.",
  tags: ["line", "legend", "for-everyone"],
  draw: ({ words, ...options }) => {
    const chart = lineChart({
      ...options,
      title: words("Load of four machines"),
      yUnit: "%",
      distinguish: "shape",
      smooth: true,
      grid: true,
    });
    for (const [seed, name] of ["Alpha", "Beta", "Gamma", "Delta"].entries()) {
      chart.add(words(name), {
        times: moments(48, 30 * MINUTE),
        values: load(48, seed + 40, 30 * MINUTE),
      });
    }
    return chart;
  },
};
