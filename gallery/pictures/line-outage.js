// @ts-check
import { lineChart } from "plotcast";
import { HOUR, load, MIDNIGHT, MINUTE, moments } from "../data/made.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "An outage",
  about: "Annotations may have an end, too, and a tone.",
  tags: ["line", "annotation", "gap"],
  draw: ({ words, ...options }) => {
    const values = load(288, 59, 5 * MINUTE).map((value, i) => (i > 150 && i < 170 ? null : value));
    return lineChart({
      ...options,
      title: words("Load of a day"),
      yUnit: "%",
      grid: true,
      annotations: [
        {
          time: MIDNIGHT + 12.55 * HOUR,
          until: MIDNIGHT + 14.15 * HOUR,
          label: words("Outage"),
          tone: "bad",
        },
        { time: MIDNIGHT + 20 * HOUR, label: words("Backup") },
      ],
    }).add(words("Load"), { times: moments(288, 5 * MINUTE), values });
  },
};
