// @ts-check
import { lineChart } from "plotcast";
import { HOUR, load, moments } from "../data/made.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "The night the clocks change",
  about: "In Berlin the hour from two to three is missing on 29 March. Ticks stay on whole hours.",
  tags: ["line", "zone"],
  draw: ({ words, ...options }) => {
    const start = Date.UTC(2026, 2, 28, 18);
    return lineChart({
      ...options,
      title: words("Load of a server in Berlin"),
      timeZone: "Europe/Berlin",
      grid: true,
    }).add(words("Load"), { times: moments(73, HOUR / 4, start), values: load(73, 5, HOUR / 4) });
  },
};
