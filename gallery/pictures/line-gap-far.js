// @ts-check
import { lineChart } from "plotcast";
import { load, MINUTE, moments } from "../data/made.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Points that lie far apart",
  about:
    "The machine was switched off twice. No null says so: gapMs breaks the line where points lie too far apart.",
  tags: ["line", "gap"],
  draw: ({ words, ...options }) => {
    const times = moments(180, MINUTE);
    const values = load(180, 11);
    const isOn = (/** @type {unknown} */ _, /** @type {number} */ i) =>
      i < 60 || (i > 95 && i < 120) || i > 150;
    return lineChart({
      ...options,
      title: words("A laptop"),
      yUnit: "%",
      grid: true,
      gapMs: 3 * MINUTE,
    }).add(words("Load"), { times: times.filter(isOn), values: values.filter(isOn) });
  },
};
