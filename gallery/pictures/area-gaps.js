// @ts-check
import { areaChart } from "plotcast";
import { load, MINUTE, moments } from "../data/made.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "An area with gaps",
  about: "Nothing is invented where nothing was measured.",
  tags: ["area", "gap"],
  draw: ({ words, ...options }) =>
    areaChart({ ...options, title: words("Load"), yUnit: "%", smooth: true, grid: true }).add(
      words("Load"),
      {
        times: moments(96, 15 * MINUTE),
        values: load(96, 79, 15 * MINUTE).map((value, i) => (i % 31 > 26 ? null : value)),
      },
    ),
};
