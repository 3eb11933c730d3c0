// @ts-check
import { barChart } from "plotcast";
import { regions } from "../data/countries.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Bars from left to right",
  about: "Long names have room at the left.",
  tags: ["bar", "horizontal"],
  draw: ({ words, ...options }) =>
    barChart({
      ...options,
      title: words("Income a person and year"),
      horizontal: true,
      grid: true,
      yFormat: "$,.0f",
    }).add(
      words("Income"),
      Object.values(regions)
        .flat()
        .sort((a, b) => Number(b[1]) - Number(a[1]))
        .slice(0, 12)
        .map(([name, income]) => ({ x: words(String(name)), y: Number(income) })),
    ),
};
