// @ts-check
import { chart, area, line } from "plotcast";
import { wheat } from "../data/wheat.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Playfair's wheat",
  about: "William Playfair drew this in 1822: prices as steps, and the wages of a good mechanic.",
  tags: ["layers", "area", "step"],
  draw: ({ words, ...options }) =>
    chart({
      ...options,
      title: words("The price of wheat, and wages"),
      yTitle: words("Shillings"),
      xFormat: "d",
      grid: true,
    })
      .add(
        area(
          words("Wheat"),
          wheat.map(([x, y]) => ({ x: x ?? 0, y: y ?? null })),
          { curve: "step" },
        ),
      )
      .add(
        line(
          words("Wages of a week"),
          wheat.map(([x, , y]) => ({ x: x ?? 0, y: y ?? null })),
        ),
      ),
};
