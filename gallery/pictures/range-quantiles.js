// @ts-check
import { chart, line, range } from "plotcast";
import { latencies, MINUTE, moments } from "../data/made.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Quantiles",
  about: "A band of the middle half, one of the middle nine tenths, and the median.",
  tags: ["range", "layers", "legend", "units"],
  draw: ({ words, ...options }) => {
    const all = moments(96, 15 * MINUTE).map((time, i) => {
      const sorted = latencies(200, i + 100).sort((a, b) => a - b);
      return { time, at: (/** @type {number} */ p) => sorted[Math.round(199 * p)] ?? null };
    });
    const between = (/** @type {number} */ low, /** @type {number} */ high) =>
      all.map(({ time, at }) => ({ time, low: at(low), high: at(high) }));
    return chart({ ...options, title: words("Response time"), yUnit: "ms", grid: true })
      .add(range(words("Nine of ten"), between(0.05, 0.95)))
      .add(range(words("Half of all"), between(0.25, 0.75)))
      .add(
        line(
          words("Median"),
          all.map(({ time, at }) => ({ time, y: at(0.5) })),
        ),
      );
  },
};
