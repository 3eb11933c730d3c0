import * as Plot from "@observablehq/plot";
import { industries } from "../../gallery/data/unemployment.js";
import { drawPicture, rows } from "./plot.js";

export default function draw(options) {
  const { words } = options;
  const names = Object.keys(industries).map(words);
  const counts = Object.values(industries).map((all) => all[120]);
  return drawPicture(options, {
    title: "Unemployed in January 2010",
    marginBottom: 80,
    x: { domain: names, label: null, tickRotate: -45 },
    y: { grid: true, label: words("Thousands") },
    marks: [
      Plot.barY(rows("", names, counts), { x: "x", y: "y", fill: "steelblue" }),
      Plot.ruleY([0]),
    ],
  });
}
