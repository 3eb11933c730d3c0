// @ts-check
import { lineChart } from "plotcast";
import { moments, SECOND, walk } from "../data/made.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Live, just begun",
  about: "The first three points stand where they will stand later.",
  tags: ["live", "line", "edge"],
  draw: ({ words, later = 0, ...options }) =>
    lineChart({
      ...options,
      variant: "live",
      title: words("Live Sensor Data"),
      grid: true,
      window: { points: 30 },
      everyMs: 2 * SECOND,
    }).add(words("Sensor"), {
      times: moments(3 + later, 2 * SECOND),
      values: [21.4, 21.9, 21.2, ...walk(later, { seed: 4, start: 21.2, step: 1 })],
    }),
};
