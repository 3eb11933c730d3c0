// @ts-check
import { lineChart } from "plotcast";
import { DEPLOYS, load, MINUTE, moments } from "../data/made.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Deploys",
  about: "What happened stands as lines down the plot.",
  tags: ["line", "annotation"],
  draw: ({ words, ...options }) =>
    lineChart({
      ...options,
      title: words("Load of a day"),
      yUnit: "%",
      grid: true,
      annotations: DEPLOYS.map(({ time, label }) => ({ time, label: words(label) })),
    }).add(words("Load"), { times: moments(288, 5 * MINUTE), values: load(288, 53, 5 * MINUTE) }),
};
