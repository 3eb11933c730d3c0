// @ts-check
import { barChart } from "plotcast";

/** @type {import("../index.js").Picture} */
export default {
  title: "Limits of lying bars",
  about:
    "A threshold and a band stand across the bars; a note names a limit beyond the fixed axis.",
  tags: ["bar", "horizontal", "threshold"],
  draw: ({ words, ...options }) =>
    barChart({
      ...options,
      title: words("Disks"),
      horizontal: true,
      grid: true,
      yUnit: "%",
      yDomain: [0, 100],
      thresholds: [
        { value: 60, label: words("Watch"), tone: "warning" },
        { value: 120, label: words("Quota") },
      ],
      bands: [{ from: 80, to: null, label: words("Full"), tone: "bad" }],
    }).add(words("Used"), [
      { x: words("System"), y: 23 },
      { x: words("Backup"), y: 91 },
      { x: words("Media"), y: 74 },
      { x: words("Scratch"), y: 12 },
    ]),
};
