// @ts-check
import { lineChart } from "plotcast";
import { driving } from "../data/driving.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "By event",
  about: "An ordinal axis gives each point the same room, whatever lies between.",
  tags: ["line", "ordinal"],
  draw: ({ words, ...options }) =>
    lineChart({ ...options, title: words("Miles driven"), xAxis: "ordinal", grid: true }).add(
      words("Miles a person and year"),
      driving.map(([year = 0, miles = 0]) => ({ x: year, y: miles, label: String(year) })),
    ),
};
