// @ts-check
import { lineChart } from "plotcast";
import { DAY, moments, walk } from "../data/made.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "In German",
  about: "A locale says how numbers, days and months are written.",
  tags: ["line", "locale"],
  draw: ({ words, ...options }) =>
    lineChart({
      ...options,
      locale: "de-DE",
      title: words("Umsatz"),
      yTitle: words("Euro"),
      grid: true,
    }).add(words("Umsatz"), {
      times: moments(120, DAY),
      values: walk(120, { seed: 31, start: 14_000, step: 900 }),
    }),
};
