// @ts-check
import { lineChart } from "plotcast";
import { moments, SECOND, walk } from "../data/made.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Fewer points, the same shape",
  about: "LTTB picks the points that the eye would miss most.",
  tags: ["line", "much-data"],
  draw: ({ words, ...options }) =>
    lineChart({
      ...options,
      title: words("Twenty thousand points"),
      reduce: "lttb",
      grid: true,
    }).add(words("Sensor"), {
      times: moments(20_000, SECOND),
      values: walk(20_000, { seed: 29, start: 50, step: 1 }),
    }),
};
