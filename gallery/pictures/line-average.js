// @ts-check
import { lineChart } from "plotcast";
import { closes, days } from "../data/sp500.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "A moving average",
  about: "The mean of the last fifty days, through the noise of each day.",
  tags: ["line", "average"],
  draw: ({ words, ...options }) =>
    lineChart({ ...options, title: "S&P 500", grid: true, average: 50 }).add(words("Close"), {
      times: days,
      values: closes,
    }),
};
