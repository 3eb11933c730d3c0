// @ts-check
import { barChart } from "plotcast";

/** @type {import("../index.js").Picture} */
export default {
  title: "Patterns beside colours",
  about: "Bars that differ in print, and for those who see colours otherwise.",
  tags: ["bar", "group", "for-everyone"],
  draw: ({ words, ...options }) => {
    const quarters = ["Spring", "Summer", "Autumn", "Winter"].map(words);
    const sales = { Coffee: [31, 24, 35, 42], Tea: [18, 12, 22, 30], Juice: [15, 29, 14, 8] };
    const chart = barChart({
      ...options,
      title: words("Cups sold"),
      distinguish: "shape",
      grid: true,
    });
    for (const [drink, cups] of Object.entries(sales)) {
      chart.add(
        words(drink),
        quarters.map((x, i) => ({ x, y: cups[i] ?? null })),
      );
    }
    return chart;
  },
};
