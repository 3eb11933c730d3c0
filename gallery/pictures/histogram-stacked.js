// @ts-check
import { histogram } from "plotcast";
import { adelie, chinstrap, gentoo } from "../data/penguins.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Two humps, explained",
  about: "Stacked by species.",
  tags: ["histogram", "stack", "legend"],
  draw: ({ words, ...options }) => {
    const masses = (/** @type {number[][]} */ birds) => birds.map(([, mass = 0]) => mass);
    return histogram({
      ...options,
      title: words("How heavy penguins are"),
      xTitle: words("Grams"),
      grid: true,
    })
      .add(words("Adelie"), masses(adelie))
      .add(words("Chinstrap"), masses(chinstrap))
      .add(words("Gentoo"), masses(gentoo));
  },
};
