import * as Plot from "@observablehq/plot";
import { changes, months } from "../../gallery/data/employment.js";
import { drawn, rows, times } from "./plot.js";

export default function draw(look) {
  const { words } = look;
  return drawn(look, {
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
