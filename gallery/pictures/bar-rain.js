// @ts-check
import { barChart } from "plotcast";
import { days, rain } from "../data/seattle.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Rain, day by day",
  about: "Ninety bars on a time axis.",
  tags: ["bar", "time"],
  draw: ({ words, ...options }) =>
    barChart({ ...options, title: words("Rain in Seattle"), yUnit: "mm", grid: true }).add(
      words("Rain"),
      { times: days.slice(0, 90), values: rain.slice(0, 90) },
    ),
};
