import * as Plot from "@observablehq/plot";
import { industries, months } from "../../gallery/data/unemployment.js";
import { drawPicture, rows, times } from "./plot.js";

export default function draw(options) {
  const { words } = options;
  const points = Object.entries(industries)
    .slice(0, 7)
    .flatMap(([industry, values]) => rows(words(industry), times(months), values));
  return drawPicture(options, {
    title: "Unemployed in the United States",
    color: { legend: true },
    y: { grid: true, label: words("Thousands") },
    marks: [Plot.areaY(points, { x: "x", y: "y", fill: "series" }), Plot.ruleY([0])],
  });
}
