// @ts-check
import { lineChart } from "plotcast";
import { HOUR, load, moments } from "../data/made.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "What is normal",
  about: "Bands say which values are good and which are not.",
  tags: ["line", "band", "units"],
  draw: ({ words, ...options }) =>
    lineChart({
      ...options,
      title: words("Load of a week"),
      yUnit: "%",
      yDomain: [0, 100],
      grid: true,
      bands: [
        { from: null, to: 60, label: words("Normal"), tone: "good" },
        { from: 60, to: 80, label: words("High"), tone: "warning" },
        { from: 80, to: null, label: words("Too high"), tone: "bad" },
      ],
    }).add(words("Load"), { times: moments(168, HOUR), values: load(168, 47, HOUR) }),
};
