import * as Plot from "@observablehq/plot";
import { months, ppm } from "../../gallery/data/co2.js";
import { drawn, rows, times } from "./plot.js";

export default function draw(look) {
  const { words } = look;
  return drawn(look, {
    title: "Carbon dioxide in the air at Mauna Loa",
    y: { grid: true, label: words("Parts per million") },
    marks: [Plot.lineY(rows("", times(months), ppm), { x: "x", y: "y", stroke: "steelblue" })],
  });
}
