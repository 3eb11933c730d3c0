// @ts-check
import { barChart } from "plotcast";
import { sites, varieties, yields1931, yields1932 } from "../data/barley.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Grouped bars",
  about: "Two years side by side. R. A. Fisher's barley: at Morris they may have been swapped.",
  tags: ["bar", "group", "legend"],
  draw: ({ words, ...options }) => {
    const mean = (/** @type {number[][]} */ yields, /** @type {number} */ site) =>
      yields.reduce((sum, row) => sum + (row[site] ?? 0), 0) / varieties.length;
    return barChart({
      ...options,
      title: words("Yields of barley"),
      yTitle: words("Bushels per acre"),
      yFormat: ".0f",
      grid: true,
    })
      .add(
        "1931",
        sites.map((site, i) => ({ x: words(site), y: mean(yields1931, i) })),
      )
      .add(
        "1932",
        sites.map((site, i) => ({ x: words(site), y: mean(yields1932, i) })),
      );
  },
};
