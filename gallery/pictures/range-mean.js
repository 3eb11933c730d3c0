// @ts-check
import { rangeChart } from "plotcast";
import { closes, days } from "../data/sp500.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "A band with its mean",
  about: "Points with low, high and y.",
  tags: ["range"],
  draw: ({ words, ...options }) => {
    const weeks = Array.from({ length: 100 }, (_, week) => {
      const values = closes.slice(5 * week, 5 * week + 5);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      return {
        time: days[5 * week] ?? 0,
        low: Math.min(...values),
        high: Math.max(...values),
        y: mean,
      };
    });
    return rangeChart({ ...options, title: words("S&P 500 by week"), grid: true }).add(
      words("Low, mean, high"),
      weeks,
    );
  },
};
