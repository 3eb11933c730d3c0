// @ts-check
import { areaChart } from "plotcast";
import { deaths } from "../data/disasters.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "An area",
  about: "An area stands on zero: its height can be compared.",
  tags: ["area", "units"],
  draw: ({ words, ...options }) =>
    areaChart({
      ...options,
      title: words("Deaths by natural disasters"),
      yFormat: "~s",
      xFormat: "d",
      grid: true,
    }).add(
      words("World"),
      deaths.map(([x = 0, y = 0]) => ({ x, y })),
    ),
};
