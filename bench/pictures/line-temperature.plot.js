import * as Plot from "@observablehq/plot";
import { days, highs } from "../../gallery/data/seattle.js";
import { drawPicture, rows, times } from "./plot.js";

export default function draw(options) {
  return drawPicture(options, {
    title: "Highest temperature of the day",
    y: { grid: true, label: "°C" },
    marks: [
      Plot.lineY(rows("", times(days.slice(0, 365)), highs), {
        x: "x",
        y: "y",
        stroke: "steelblue",
      }),
    ],
  });
}
