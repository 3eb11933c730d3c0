// @ts-check
import { barChart } from "plotcast";

/** @type {import("../index.js").Picture} */
export default {
  title: "Bars",
  about: "One bar for each category.",
  tags: ["bar", "band"],
  draw: ({ words, ...options }) =>
    barChart({ ...options, title: words("Orders by day"), grid: true }).add(
      words("Orders"),
      ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].map((day, i) => ({
        x: words(day),
        y: [128, 164, 171, 190, 243, 301, 87][i] ?? null,
      })),
    ),
};
