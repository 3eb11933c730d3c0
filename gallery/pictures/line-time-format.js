// @ts-check
import { lineChart } from "plotcast";
import { HOUR, load, moments } from "../data/made.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "A time format that would repeat",
  about: 'timeFormat: "%-I %p" over three days: the same times have their day below.',
  tags: ["line", "time"],
  draw: ({ words, ...options }) =>
    lineChart({ ...options, title: words("Three days"), timeFormat: "%-I %p", grid: true }).add(
      words("Load"),
      { times: moments(144, HOUR / 2), values: load(144, 7, HOUR / 2) },
    ),
};
