// @ts-check
import { barChart } from "plotcast";
import { days, rain } from "../data/seattle.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "More bars than pixels",
  about: "Two years by day. No rainy day vanishes.",
  tags: ["bar", "time", "much-data"],
  draw: ({ words, ...options }) =>
    barChart({ ...options, title: words("Rain in Seattle"), yUnit: "mm", grid: true }).add(
      words("Rain"),
      { times: days, values: rain },
    ),
};
