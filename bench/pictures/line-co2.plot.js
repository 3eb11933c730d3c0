import * as Plot from "@observablehq/plot";
import { months, ppm } from "../../gallery/data/co2.js";
import { drawPicture, rows, times } from "./plot.js";

export default function draw(options) {
  const { words } = options;
  return drawPicture(options, {
    title: "Carbon dioxide in the air at Mauna Loa",
    y: { grid: true, label: words("Parts per million") },
    marks: [Plot.lineY(rows("", times(months), ppm), { x: "x", y: "y", stroke: "steelblue" })],
  });
}
