// @ts-check
import { lineChart } from "plotcast";
import { MINUTE, moments, walk } from "../data/made.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Long names",
  about: "Names are cut where there is no room; the legend wraps.",
  tags: ["line", "legend", "text"],
  draw: ({ words, ...options }) => {
    const names = [
      "production-eu-central-1-payment-service-7d9f8b6c5-x2x4z",
      "production-eu-central-1-checkout-service-5b8c9d7f6-q8w2r",
      "production-us-east-1-recommendation-service-6f7d8c9b5-m4n7k",
      "cache",
    ];
    const chart = lineChart({ ...options, title: words("Memory of each pod"), grid: true });
    for (const [seed, name] of names.entries()) {
      chart.add(words(name), {
        times: moments(60, MINUTE),
        values: walk(60, { seed: seed + 1, start: 400 + 90 * seed, step: 12 }),
      });
    }
    return chart;
  },
};
