// @ts-check
import { lineChart } from "plotcast";

/** @type {import("../index.js").Picture} */
export default {
  title: "Labels at both ends",
  about: "The last label stays, though its tick stands at the edge of the picture.",
  tags: ["line", "numbers"],
  draw: ({ words, ...options }) => {
    const runs = [0, 20, 40, 60, 80, 100].map((thousands, i) => ({
      x: thousands * 1000,
      y: [12, 19, 22, 31, 33, 41][i] ?? null,
    }));
    return lineChart({
      ...options,
      title: words("Wear after so many runs"),
      grid: true,
      yUnit: "µm",
    }).add(words("Wear"), runs);
  },
};
