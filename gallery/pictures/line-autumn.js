// @ts-check
import { lineChart } from "plotcast";
import { HOUR, load, moments } from "../data/made.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "The hour that comes twice",
  about: "In New York clocks go back on 1 November: the hour from one to two has its offset.",
  tags: ["line", "zone"],
  draw: ({ words, ...options }) => {
    const start = Date.UTC(2026, 10, 1, 3);
    return lineChart({
      ...options,
      title: words("Load of a server in New York"),
      timeZone: "America/New_York",
      grid: true,
    }).add(words("Load"), { times: moments(81, HOUR / 10, start), values: load(81, 5, HOUR / 10) });
  },
};
