// @ts-check
import { lineChart } from "plotcast";
import { MIDNIGHT } from "../data/made.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "One point",
  about: "A dot, on axes that have some extent all the same.",
  tags: ["line", "edge"],
  draw: ({ words, ...options }) =>
    lineChart({ ...options, title: words("The first value"), grid: true }).add(words("Sensor"), [
      { time: MIDNIGHT, y: 21.4 },
    ]),
};
