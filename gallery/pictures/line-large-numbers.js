// @ts-check
import { lineChart } from "plotcast";
import { DAY, moments, walk } from "../data/made.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Thousands and millions",
  about: "Short prefixes keep the axis narrow.",
  tags: ["line", "units"],
  draw: ({ words, ...options }) =>
    lineChart({ ...options, title: words("Requests a day"), yFormat: ".3~s", grid: true }).add(
      words("Requests"),
      {
        times: moments(60, DAY),
        values: walk(60, { seed: 43, start: 1_250_000, step: 90_000 }),
      },
    ),
};
