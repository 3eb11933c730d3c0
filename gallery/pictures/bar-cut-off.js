// @ts-check
import { barChart } from "plotcast";

/** @type {import("../index.js").Picture} */
export default {
  title: "Values beyond the axis",
  about: "A fixed domain cuts values off; the chart says how many.",
  tags: ["bar", "domain", "note"],
  draw: ({ words, ...options }) =>
    barChart({
      ...options,
      title: words("Response times"),
      yUnit: "ms",
      yDomain: [0, 500],
      grid: true,
    }).add(
      words("p95"),
      [210, 180, 430, 2900, 240, 0.4, 390, 120].map((y, i) => ({ x: words(`api-${i + 1}`), y })),
    ),
};
