// @ts-check
import { lineChart } from "plotcast";
import { months, ppm } from "../data/co2.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Carbon dioxide",
  about: "500 months. The gap of spring 1984 stays a gap.",
  tags: ["line", "time", "gap"],
  draw: ({ words, ...options }) =>
    lineChart({
      ...options,
      title: words("Carbon dioxide in the air at Mauna Loa"),
      yTitle: words("Parts per million"),
      grid: true,
    }).add("CO₂", { times: months, values: ppm }),
};
