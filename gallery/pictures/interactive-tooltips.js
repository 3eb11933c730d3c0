// @ts-check
import { lineChart } from "plotcast";
import { HOUR, load, moments } from "../data/made.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Tooltips",
  about: "Point at a moment: all series in one box, with no script. Or press the tab key.",
  tags: ["line", "tooltip", "legend"],
  draw: ({ words, ...options }) =>
    lineChart({
      ...options,
      variant: "interactive",
      title: words("Load of two machines"),
      yUnit: "%",
      grid: true,
      smooth: true,
    })
      .add(words("Alpha"), { times: moments(48, HOUR), values: load(48, 113, HOUR) })
      .add(words("Beta"), { times: moments(48, HOUR), values: load(48, 127, HOUR) }),
};
