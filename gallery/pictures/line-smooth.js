// @ts-check
import { lineChart } from "plotcast";
import { temperatures } from "../data/hours.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "A day in three seasons",
  about: "Monotone curves never overshoot their points.",
  tags: ["line", "linear", "smooth"],
  draw: ({ words, ...options }) => {
    const hours = Array.from({ length: 24 }, (_, hour) => hour);
    return lineChart({
      ...options,
      title: words("Usual temperature by hour"),
      xTitle: words("Hour of the day"),
      yTitle: "°C",
      grid: true,
      smooth: true,
      xFormat: (hour) => `${hour} h`,
    })
      .add(words("January"), { xs: hours, values: temperatures[0] ?? [] })
      .add(words("April"), { xs: hours, values: temperatures[3] ?? [] })
      .add(words("August"), { xs: hours, values: temperatures[7] ?? [] });
  },
};
