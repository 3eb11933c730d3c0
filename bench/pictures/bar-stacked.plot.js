import * as Plot from "@observablehq/plot";
import { sources, years } from "../../gallery/data/electricity.js";
import { drawPicture, rows, times } from "./plot.js";

export default function draw(options) {
  const { words } = options;
  const points = Object.entries(sources).flatMap(([source, values]) =>
    rows(words(source), times(years), values),
  );
  return drawPicture(options, {
    title: "Electricity of Iowa",
    color: { legend: true },
    x: { interval: "year" },
    y: { grid: true, label: "GWh", tickFormat: "s" },
    marks: [Plot.barY(points, { x: "x", y: "y", fill: "series" }), Plot.ruleY([0])],
  });
}
