// @ts-check
import { histogram } from "plotcast";
import { delays } from "../data/flights.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Late flights",
  about: "Bins are round numbers, and stay as values come.",
  tags: ["histogram"],
  draw: ({ words, ...options }) =>
    histogram({
      ...options,
      title: words("How late flights are"),
      xTitle: words("Minutes"),
      yTitle: words("Flights"),
      grid: true,
    }).add(words("Flights"), delays),
};
