// @ts-check
import { rangeChart } from "plotcast";
import { days, highs, lows } from "../data/seattle.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "From low to high",
  about: "The least and the most of each day.",
  tags: ["range", "time"],
  draw: ({ words, ...options }) =>
    rangeChart({ ...options, title: words("Temperature in Seattle"), yUnit: "°C", grid: true }).add(
      words("Low to high"),
      days.slice(0, 365).map((time, i) => ({ time, low: lows[i] ?? null, high: highs[i] ?? null })),
    ),
};
