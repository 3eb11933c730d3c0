// @ts-check
import { lineChart } from "plotcast";
import { load, moments, SECOND } from "../data/made.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Live, a value that comes seldom",
  about: "Its last known value is a dotted line until the next comes.",
  tags: ["live", "line", "legend"],
  draw: ({ words, later = 0, ...options }) => {
    const chart = lineChart({
      ...options,
      variant: "live",
      title: words("Load and backlog"),
      yUnit: "%",
      grid: true,
      window: { ms: 30 * SECOND },
      everyMs: SECOND,
    });
    const times = moments(240 + later, SECOND);
    chart.add(words("Load"), { times, values: load(240 + later, 90, 120 * SECOND) });
    const seldom = Array.from(times).filter((_, i) => i % 60 === 18);
    return chart.add(words("Backlog"), { times: seldom, values: seldom.map((_, i) => 21 + i) });
  },
};
