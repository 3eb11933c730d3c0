// @ts-check
import { lineChart } from "plotcast";
import { MIDNIGHT, moments, SECOND, walk } from "../data/made.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Live, with a limit",
  about: "Limits stand still while the line slides; alarms slide with it.",
  tags: ["live", "line", "threshold", "annotation"],
  draw: ({ words, later = 0, ...options }) =>
    lineChart({
      ...options,
      variant: "live",
      title: words("Pressure"),
      yUnit: "bar",
      grid: true,
      smooth: true,
      window: { points: 60 },
      everyMs: SECOND,
      thresholds: [{ value: 8, label: words("Limit"), tone: "bad" }],
      annotations: [{ time: MIDNIGHT + 95 * SECOND, label: words("Alarm"), tone: "bad" }],
    }).add(words("Pressure"), {
      times: moments(120 + later, SECOND),
      values: walk(120 + later, { seed: 109, start: 6, step: 0.5 }),
    }),
};
