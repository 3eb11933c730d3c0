import * as Plot from "@observablehq/plot";
import { delays } from "../../gallery/data/flights.js";
import { drawPicture } from "./plot.js";

export default function draw(options) {
  const { words } = options;
  return drawPicture(options, {
    title: "How late flights are",
    x: { label: words("Minutes") },
    y: { grid: true, label: words("Flights") },
    marks: [Plot.rectY(delays, Plot.binX({ y: "count" }, { fill: "steelblue" })), Plot.ruleY([0])],
  });
}
