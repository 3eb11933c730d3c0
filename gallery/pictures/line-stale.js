// @ts-check
import { lineChart } from "plotcast";
import { HOUR, load, MIDNIGHT, MINUTE, moments } from "../data/made.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Stale data",
  about: "Nothing came for two hours: the line is pale, and its age is told.",
  tags: ["line", "stale"],
  draw: ({ words, ...options }) =>
    lineChart({
      ...options,
      title: words("Boiler"),
      yUnit: "°C",
      grid: true,
      staleMs: 5 * MINUTE,
      now: MIDNIGHT + 7 * HOUR,
    }).add(words("Boiler"), { times: moments(60, 5 * MINUTE), values: load(60, 61, 5 * MINUTE) }),
};
