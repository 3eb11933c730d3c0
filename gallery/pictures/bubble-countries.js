// @ts-check
import { scatterChart } from "plotcast";
import { regions } from "../data/countries.js";

/** @param {string} region Such as "south_asia". */
const nameOf = (region) =>
  region
    .split("_")
    .map((word) => word[0]?.toUpperCase() + word.slice(1))
    .join(" ");

/** @type {import("../index.js").Picture} */
export default {
  title: "Health and wealth of nations",
  about: "A bubble's area is a country's population; incomes are on a log scale.",
  tags: ["scatter", "bubble", "log", "legend"],
  draw: ({ words, ...options }) => {
    const chart = scatterChart({
      ...options,
      height: Math.max(options.height, 300),
      title: words("Health and wealth of nations"),
      xTitle: words("Income a person and year"),
      yTitle: words("Years of life expected"),
      xAxis: "log",
      xFormat: "$~s",
      grid: true,
    });
    for (const [region, countries] of Object.entries(regions)) {
      chart.add(
        words(nameOf(region)),
        countries.map(([name, income, health, size]) => ({
          x: Number(income),
          y: Number(health),
          size: Number(size),
          label: words(String(name)),
        })),
      );
    }
    return chart;
  },
};
