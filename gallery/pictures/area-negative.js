// @ts-check
import { areaChart } from "plotcast";
import { changes, months } from "../data/employment.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Above and below zero",
  about: "Areas stand on zero, and hang from it.",
  tags: ["area", "negative"],
  draw: ({ words, ...options }) =>
    areaChart({
      ...options,
      title: words("Jobs won and lost by month"),
      yTitle: words("Thousands"),
      grid: true,
    }).add(words("Jobs"), { times: months, values: changes }),
};
