// @ts-check
import { chart, line } from "plotcast";
import { driving } from "../data/driving.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Two axes",
  about: "Miles and prices have nothing in common but the year; each has its axis.",
  tags: ["line", "y2", "legend"],
  draw: ({ words, ...options }) =>
    chart({
      ...options,
      title: words("Driving"),
      yTitle: words("Miles"),
      y2Title: words("Price of a gallon"),
      y2Format: "$.2f",
      xFormat: "d",
      grid: true,
    })
      .add(
        line(
          words("Miles"),
          driving.map(([x = 0, y = 0]) => ({ x, y })),
        ),
      )
      .add(
        line(
          words("Gas"),
          driving.map(([x = 0, , y = 0]) => ({ x, y })),
          { axis: "y2", dashed: true },
        ),
      ),
};
