// @ts-check
import { chart, rug } from "plotcast";
import { adelie, chinstrap, gentoo } from "../data/penguins.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "A strip plot",
  about: "A short stroke for each bird: every weight is seen, and nothing is summed up.",
  tags: ["rug"],
  draw: ({ words, ...options }) => {
    const species = { Adelie: adelie, Chinstrap: chinstrap, Gentoo: gentoo };
    const points = Object.entries(species).flatMap(([name, birds]) =>
      birds.map(([, mass = 0]) => ({ x: words(name), y: mass })),
    );
    return chart({
      ...options,
      title: words("How heavy penguins are"),
      yUnit: "g",
      grid: true,
    }).add(rug(words("Penguins"), points));
  },
};
