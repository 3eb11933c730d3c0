// @ts-check
import { lineChart } from "plotcast";
import { anomalies, years } from "../data/warming.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "No title, no grid",
  about: "All that is left out gives its room to the plot.",
  tags: ["line"],
  draw: ({ words, ...options }) =>
    lineChart({ ...options, xFormat: "d" }).add(words("World"), { xs: years, values: anomalies }),
};
