// @ts-check
import { lineChart } from "plotcast";
import { closes, days } from "../data/sp500.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "A Bollinger band",
  about: "Two standard deviations around the mean of twenty days.",
  tags: ["line", "bollinger"],
  draw: ({ words, ...options }) =>
    lineChart({
      ...options,
      title: "S&P 500",
      grid: true,
      bollinger: { points: 20, deviations: 2 },
    }).add(words("Close"), { times: days.slice(0, 260), values: closes.slice(0, 260) }),
};
