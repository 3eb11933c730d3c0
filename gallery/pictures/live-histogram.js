// @ts-check
import { histogram } from "plotcast";
import { latencies, moments, SECOND } from "../data/made.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "A live histogram",
  about: "Bins are round and stay where they are as values come and go.",
  tags: ["live", "histogram"],
  draw: ({ words, later = 0, ...options }) =>
    histogram({
      ...options,
      title: words("Latency"),
      grid: true,
      variant: "live",
      window: { points: 200 },
      everyMs: SECOND,
    }).add(words("Latency"), {
      times: moments(600 + later, SECOND),
      values: latencies(600 + later),
    }),
};
