import { months, ppm } from "../../gallery/data/co2.js";
import { drawPicture, pairs } from "./echarts.js";

export default function draw(options) {
  const { words } = options;
  return drawPicture(options, {
    title: "Carbon dioxide in the air at Mauna Loa",
    xAxis: { type: "time" },
    yAxis: { type: "value", scale: true, name: words("Parts per million") },
    series: [{ type: "line", name: "CO₂", showSymbol: false, data: pairs(months, ppm) }],
  });
}
