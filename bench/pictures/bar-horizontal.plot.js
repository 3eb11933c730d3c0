import * as Plot from "@observablehq/plot";
import { regions } from "../../gallery/data/countries.js";
import { drawPicture } from "./plot.js";

export default function draw(options) {
  const { words } = options;
  const top = Object.values(regions)
    .flat()
    .sort((a, b) => b[1] - a[1])
    .slice(0, 12);
  return drawPicture(options, {
    title: "Income a person and year",
    marginLeft: 100,
    x: { grid: true, label: words("Income"), tickFormat: "$,.0f" },
    y: { label: null },
    marks: [
      Plot.barX(top, { x: "1", y: ([name]) => words(name), fill: "steelblue", sort: { y: "-x" } }),
      Plot.ruleX([0]),
    ],
  });
}
