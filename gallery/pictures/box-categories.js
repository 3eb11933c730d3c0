// @ts-check
import { boxPlot } from "plotcast";
import { sites, yields1931, yields1932 } from "../data/barley.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Boxes by category",
  about: "Two years at six sites.",
  tags: ["boxPlot", "group", "legend"],
  draw: ({ words, ...options }) => {
    const values = (/** @type {number[][]} */ yields) =>
      yields.flatMap((row) => row.map((y, site) => ({ x: words(sites[site] ?? ""), y })));
    return boxPlot({
      ...options,
      title: words("Yields of barley"),
      yTitle: words("Bushels per acre"),
      grid: true,
    })
      .add("1931", values(yields1931))
      .add("1932", values(yields1932));
  },
};
