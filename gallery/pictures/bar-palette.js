// @ts-check
import { barChart } from "plotcast";

const NAMES = ["North", "South", "East", "West", "Centre", "Coast", "Hills", "Islands"];

/** @type {import("../index.js").Picture} */
export default {
  title: "Eight colours",
  about: "Any two of a theme's colours differ for every eye, and the first four in grey, too.",
  tags: ["bar", "stack", "theme"],
  draw: ({ words, ...options }) => {
    const chart = barChart({ ...options, title: words("Visitors"), stack: true, grid: true });
    for (const [i, name] of NAMES.entries()) {
      const points = [2023, 2024, 2025, 2026].map((year, k) => ({
        x: String(year),
        y: 10 + ((7 * i + 5 * k) % 13),
      }));
      chart.add(words(name), points);
    }
    return chart;
  },
};
