import * as Plot from "@observablehq/plot";
import { sites, varieties, yields1931, yields1932 } from "../../gallery/data/barley.js";
import { drawPicture, rows } from "./plot.js";

export default function draw(options) {
  const { words } = options;
  const means = (yields) =>
    sites.map((_, site) => yields.reduce((sum, row) => sum + row[site], 0) / varieties.length);
  const points = [
    ...rows("1931", sites.map(words), means(yields1931)),
    ...rows("1932", sites.map(words), means(yields1932)),
  ];
  return drawPicture(options, {
    title: "Yields of barley",
    color: { type: "categorical", legend: true },
    fx: { domain: sites.map(words), label: null },
    x: { type: "band", axis: null },
    y: { grid: true, label: words("Bushels per acre") },
    marks: [Plot.barY(points, { fx: "x", x: "series", y: "y", fill: "series" }), Plot.ruleY([0])],
  });
}
