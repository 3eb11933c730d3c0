import * as Plot from "@observablehq/plot";
import { DEPLOYS, load, MINUTE, moments } from "../../gallery/data/made.js";
import { drawPicture, rows, times } from "./plot.js";

export default function draw(options) {
  const { words } = options;
  const deploys = DEPLOYS.map(({ time, label }) => ({ x: new Date(time), name: words(label) }));
  return drawPicture(options, {
    title: "Load of a day",
    y: { grid: true, label: "%" },
    marks: [
      Plot.lineY(rows("", times(moments(288, 5 * MINUTE)), load(288, 53, 5 * MINUTE)), {
        x: "x",
        y: "y",
        stroke: "steelblue",
      }),
      Plot.ruleX(deploys, { x: "x" }),
      Plot.text(deploys, { x: "x", text: "name", frameAnchor: "top", textAnchor: "start", dx: 4 }),
    ],
  });
}
