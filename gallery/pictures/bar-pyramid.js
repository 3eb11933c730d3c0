// @ts-check
import { barChart } from "plotcast";
import { ages, men, women } from "../data/population.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "A population pyramid",
  about: "Horizontal, stacked, one side below zero.",
  tags: ["bar", "horizontal", "stack", "negative"],
  draw: ({ words, ...options }) =>
    barChart({
      ...options,
      height: 420,
      title: words("Population by age"),
      horizontal: true,
      stack: true,
      grid: true,
      yFormat: (people) => (people === 0 ? "0" : `${Math.abs(people) / 1e6}M`),
    })
      .add(
        words("Men"),
        ages.map((age, i) => ({ x: String(age), y: -(men[i] ?? 0) })),
      )
      .add(
        words("Women"),
        ages.map((age, i) => ({ x: String(age), y: women[i] ?? 0 })),
      ),
};
