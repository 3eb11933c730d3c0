import * as Plot from "@observablehq/plot";
import { delays } from "../../gallery/data/flights.js";
import { drawn } from "./plot.js";

export default function draw(look) {
  const { words } = look;
  return drawn(look, {
    title: "How late flights are",
    x: { label: words("Minutes") },
    y: { grid: true, label: words("Flights") },
    marks: [Plot.rectY(delays, Plot.binX({ y: "count" }, { fill: "steelblue" })), Plot.ruleY([0])],
  });
}
