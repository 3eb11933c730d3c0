// @ts-check
import { lineChart } from "plotcast";
import { moments, MINUTE, load } from "../data/made.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Colours of your own",
  about: "A theme is a background, a colour for texts, and one for each series.",
  tags: ["line", "theme"],
  draw: ({ words, theme, ...options }) =>
    lineChart({
      ...options,
      theme:
        theme === "light"
          ? { background: "#fdf6e3", text: "#26343a", series: ["#b3541e", "#1f6f8b"] }
          : { background: "#002b36", text: "#eee8d5", series: ["#f0a35e", "#6cc4dd"] },
      title: words("Load of two machines"),
      yUnit: "%",
      grid: true,
    })
      .add(words("Alpha"), { times: moments(48, 30 * MINUTE), values: load(48, 71, 30 * MINUTE) })
      .add(words("Beta"), { times: moments(48, 30 * MINUTE), values: load(48, 73, 30 * MINUTE) }),
};
