// @ts-check
import { lineChart } from "plotcast";
import { days, highs } from "../data/seattle.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "A year's heat",
  about: "One line with a title and a grid: all that most charts need.",
  tags: ["line", "time"],
  draw: ({ words, ...options }) =>
    lineChart({
      ...options,
      title: words("Highest temperature of the day"),
      yTitle: "°C",
      grid: true,
    }).add(words("Seattle"), { times: days.slice(0, 365), values: highs.slice(0, 365) }),
};
