// @ts-check
import { barChart } from "plotcast";

/** @type {import("../index.js").Picture} */
export default {
  title: "Counts",
  about: "People are counted in millions, not in mega-people.",
  tags: ["bar", "horizontal", "unit"],
  draw: ({ words, ...options }) =>
    barChart({
      ...options,
      variant: "interactive",
      horizontal: true,
      title: words("Population in 2024"),
      yUnit: "people",
    }).add(
      words("Population"),
      Object.entries({
        India: 1_450_900_000,
        "United States": 345_400_000,
        Nigeria: 232_700_000,
        Japan: 123_800_000,
        Iceland: 393_000,
        Tuvalu: 9_646,
      }).map(([x, y]) => ({ x: words(x), y })),
    ),
};
