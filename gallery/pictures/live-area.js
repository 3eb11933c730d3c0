// @ts-check
import { areaChart } from "plotcast";
import { moments, SECOND, walk } from "../data/made.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Live, stacked",
  about: "Received and sent, one on the other.",
  tags: ["live", "area", "stack", "units"],
  draw: ({ words, later = 0, ...options }) => {
    const rate = (/** @type {number} */ seed) =>
      walk(120 + later, { seed, start: 6, step: 1.2 }).map((mib) => Math.abs(mib) * 2 ** 20);
    return areaChart({
      ...options,
      variant: "live",
      title: words("Network"),
      yUnit: "B/s",
      stack: true,
      grid: true,
      window: { points: 60 },
      everyMs: SECOND,
    })
      .add(words("Received"), { times: moments(120 + later, SECOND), values: rate(101) })
      .add(words("Sent"), { times: moments(120 + later, SECOND), values: rate(103) });
  },
};
