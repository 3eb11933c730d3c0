// @ts-check
import { scatterChart } from "plotcast";
import { adelie, chinstrap, gentoo } from "../data/penguins.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Penguins",
  about: "Three species of Palmer Station.",
  tags: ["scatter", "legend"],
  draw: ({ words, ...options }) => {
    const dots = (/** @type {number[][]} */ birds) =>
      birds.map(([flipper = 0, mass = 0]) => ({ x: flipper, y: mass }));
    return scatterChart({
      ...options,
      title: words("Penguins"),
      xTitle: words("Flipper in millimetres"),
      yTitle: words("Mass"),
      yUnit: "g",
      grid: true,
    })
      .add(words("Adelie"), dots(adelie))
      .add(words("Chinstrap"), dots(chinstrap))
      .add(words("Gentoo"), dots(gentoo));
  },
};
