// @ts-check
import { lineChart } from "plotcast";
import { MINUTE, moments } from "../data/made.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Always the same",
  about: "A value that never changes is a line in the middle.",
  tags: ["line", "edge"],
  draw: ({ words, ...options }) =>
    lineChart({ ...options, title: words("Replicas"), grid: true }).add(words("Replicas"), {
      times: moments(30, MINUTE),
      values: moments(30, MINUTE).map(() => 3),
    }),
};
