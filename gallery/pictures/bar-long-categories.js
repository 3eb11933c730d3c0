// @ts-check
import { barChart } from "plotcast";
import { industries } from "../data/unemployment.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Long names below bars",
  about: "Labels turn, thin out or are cut, but never overlap.",
  tags: ["bar", "band", "text"],
  draw: ({ words, ...options }) =>
    barChart({
      ...options,
      title: words("Unemployed in January 2010"),
      yTitle: words("Thousands"),
      grid: true,
    }).add(
      words("Persons"),
      Object.entries(industries).map(([industry, counts]) => ({
        x: words(industry),
        y: counts[120] ?? null,
      })),
    ),
};
