import * as Plot from "@observablehq/plot";
import { changes, months } from "../../gallery/data/employment.js";
import { drawPicture, rows, times } from "./plot.js";

export default function draw(options) {
  const { words } = options;
  return drawPicture(options, {
    title: "Jobs won and lost by month",
    x: { type: "utc", interval: "month" },
    y: { grid: true, label: words("Thousands") },
    marks: [
      Plot.rectY(rows("", times(months.slice(0, 72)), changes), {
        x: "x",
        y: "y",
        interval: "month",
        fill: ({ y }) => (y < 0 ? "#d9480f" : "steelblue"),
      }),
      Plot.ruleY([0]),
    ],
  });
}
