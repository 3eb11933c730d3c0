// @ts-check
import { barChart } from "plotcast";
import { moments, SECOND, walk } from "../data/made.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Live bars",
  tags: ["live", "bar"],
  draw: ({ words, later = 0, ...options }) =>
    barChart({
      ...options,
      variant: "live",
      title: words("Requests a second"),
      grid: true,
      window: { points: 40 },
      everyMs: SECOND,
    }).add(words("Requests"), {
      times: moments(90 + later, SECOND),
      values: walk(90 + later, { seed: 107, start: 240, step: 60 }).map((n) =>
        Math.max(0, Math.round(n)),
      ),
    }),
};
