import * as Plot from "@observablehq/plot";
import { latencies, MINUTE, moments } from "../../gallery/data/made.js";
import { drawPicture, rows, times } from "./plot.js";

export default function draw(options) {
  const { words } = options;
  const limits = [
    { y: 100, name: words("Target"), color: "#a15c00" },
    { y: 180, name: words("Limit"), color: "#c81e1e" },
  ];
  return drawPicture(options, {
    title: "Response time",
    y: { grid: true, label: "ms" },
    marks: [
      Plot.lineY(rows("", times(moments(120, MINUTE)), latencies(120)), {
        x: "x",
        y: "y",
        stroke: "steelblue",
      }),
      Plot.ruleY(limits, { y: "y", stroke: "color", strokeDasharray: "6 4" }),
      Plot.text(limits, {
        y: "y",
        text: "name",
        fill: "color",
        frameAnchor: "right",
        textAnchor: "end",
        dy: -6,
      }),
    ],
  });
}
