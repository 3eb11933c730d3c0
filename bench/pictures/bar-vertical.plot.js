import * as Plot from "@observablehq/plot";
import { drawPicture, rows } from "./plot.js";

export default function draw(options) {
  const { words } = options;
  const days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].map(words);
  const orders = [128, 164, 171, 190, 243, 301, 87];
  return drawPicture(options, {
    title: "Orders by day",
    x: { domain: days, label: null },
    y: { grid: true, label: words("Orders") },
    marks: [
      Plot.barY(rows("", days, orders), { x: "x", y: "y", fill: "steelblue" }),
      Plot.ruleY([0]),
    ],
  });
}
