// @ts-check
import { lineChart } from "plotcast";

/** @type {import("../index.js").Picture} */
export default {
  title: "Nothing yet",
  about: "A chart without points says so.",
  tags: ["line", "edge"],
  draw: ({ words, ...options }) =>
    lineChart({ ...options, title: words("Waiting for the first value"), empty: words("No data") }),
};
