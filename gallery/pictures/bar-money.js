// @ts-check
import { barChart } from "plotcast";

/** @type {import("../index.js").Picture} */
export default {
  title: "Money",
  about: "Ticks share the words of the locale, and the currency stands where it puts it.",
  tags: ["bar", "locale", "unit"],
  draw: ({ words, ...options }) =>
    barChart({
      ...options,
      variant: "interactive",
      locale: "de-DE",
      title: words("Umsatz nach Jahr"),
      yUnit: "€",
      grid: true,
    }).add(
      words("Umsatz"),
      [12, 48_000, 310_000_000, 1_240_000_000, 2_480_000_000, 3_460_000_000].map((y, i) => ({
        x: String(2021 + i),
        y,
      })),
    ),
};
