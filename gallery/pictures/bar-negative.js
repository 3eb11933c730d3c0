// @ts-check
import { barChart } from "plotcast";
import { changes, months } from "../data/employment.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Bars below zero",
  about: "Each bar has its colour: what it says about the economy is seen at once.",
  tags: ["bar", "negative", "time", "color"],
  draw: ({ words, ...options }) =>
    barChart({
      ...options,
      title: words("Jobs won and lost by month"),
      yTitle: words("Thousands"),
      grid: true,
    }).add(
      words("Jobs"),
      changes.slice(0, 72).map((y, i) => {
        const point = { time: months[i] ?? 0, y };
        return y < 0
          ? { ...point, color: options.theme === "light" ? "#d9480f" : "#ff9258" }
          : point;
      }),
    ),
};
