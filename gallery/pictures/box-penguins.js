// @ts-check
import { boxPlot } from "plotcast";
import { adelie, chinstrap, gentoo } from "../data/penguins.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Boxes",
  about: "Quartiles, whiskers and outliers, from the values themselves.",
  tags: ["boxPlot"],
  draw: ({ words, ...options }) => {
    const masses = (/** @type {number[][]} */ birds) => birds.map(([, mass = 0]) => mass);
    return boxPlot({ ...options, title: words("How heavy penguins are"), yUnit: "g", grid: true })
      .add(words("Adelie"), masses(adelie))
      .add(words("Chinstrap"), masses(chinstrap))
      .add(words("Gentoo"), masses(gentoo));
  },
};
