// @ts-check
import { lineChart } from "plotcast";
import { latencies, MINUTE, moments } from "../data/made.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Limits",
  about: "Thresholds are lines across the plot, with a label.",
  tags: ["line", "threshold", "units"],
  draw: ({ words, ...options }) =>
    lineChart({
      ...options,
      title: words("Response time"),
      yUnit: "ms",
      grid: true,
      thresholds: [
        { value: 100, label: words("Target"), tone: "warning" },
        { value: 180, label: words("Limit"), tone: "bad" },
      ],
    }).add(words("Response time"), { times: moments(120, MINUTE), values: latencies(120) }),
};
