// @ts-check
import { gauge } from "plotcast";

/** @type {import("../index.js").Picture} */
export default {
  title: "Gauges",
  about: "A dial for each series. Bands say what is good and what is not.",
  tags: ["gauge", "band"],
  draw: ({ words, ...options }) =>
    gauge({
      ...options,
      title: words("Load"),
      yUnit: "%",
      bands: [
        { from: 0, to: 60, tone: "good" },
        { from: 60, to: 85, tone: "warning" },
        { from: 85, to: 100, tone: "bad" },
      ],
    })
      .add(words("Processor"), 42)
      .add(words("Memory"), 71)
      .add(words("Disk"), 93),
};
