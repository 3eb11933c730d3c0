// @ts-check
import { lineChart } from "plotcast";
import { load, MINUTE, moments } from "../data/made.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Sparklines",
  about: "Lines for a table: nothing but the line.",
  tags: ["sparkline", "line"],
  draw: ({ theme }) =>
    [1, 2, 3, 4].map((seed) =>
      lineChart({ theme, variant: "sparkline", width: 160, height: 32 }).add("load", {
        times: moments(60, MINUTE),
        values: load(60, seed),
      }),
    ),
};
