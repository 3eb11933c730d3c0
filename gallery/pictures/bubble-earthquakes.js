// @ts-check
import { scatterChart } from "plotcast";
import { depths, magnitudes, times } from "../data/earthquakes.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "A week of earthquakes",
  about: "Bubbles in time: the stronger, the larger.",
  tags: ["scatter", "bubble", "time"],
  draw: ({ words, ...options }) =>
    scatterChart({
      ...options,
      title: words("A week of earthquakes"),
      yTitle: words("Depth"),
      yUnit: "km",
      grid: true,
    }).add(
      words("Earthquakes"),
      times.map((time, i) => ({
        time,
        y: depths[i] ?? null,
        size: 10 ** ((magnitudes[i] ?? 0) / 2),
      })),
    ),
};
