// @ts-check
import { lineChart } from "plotcast";
import { HOUR, load, moments } from "../data/made.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Exponential average",
  about: "The exponential moving average follows sooner than the mean of as many points.",
  tags: ["line", "average"],
  draw: ({ words, ...options }) =>
    lineChart({ ...options, title: words("Load and its averages"), ema: 20, average: 20 }).add(
      words("Load"),
      { times: moments(96, HOUR / 4), values: load(96, 12, HOUR / 4) },
    ),
};
