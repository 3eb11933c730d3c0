// @ts-check
import { lineChart } from "plotcast";
import { moments, SECOND, walk } from "../data/made.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Live",
  about: "A frame of a live chart: the newest 30 points of a window that slides.",
  tags: ["live", "line"],
  draw: ({ words, later = 0, ...options }) =>
    lineChart({
      ...options,
      variant: "live",
      title: words("Live Sensor Data"),
      grid: true,
      smooth: true,
      window: { points: 30 },
      everyMs: 2 * SECOND,
    }).add(words("Sensor"), {
      times: moments(120 + later, 2 * SECOND),
      values: walk(120 + later, { seed: 4, start: 21, step: 1 }),
    }),
};
