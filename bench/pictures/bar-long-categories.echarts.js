import { industries } from "../../gallery/data/unemployment.js";
import { drawPicture } from "./echarts.js";

export default function draw(options) {
  const { words } = options;
  return drawPicture(options, {
    title: "Unemployed in January 2010",
    xAxis: { type: "category", data: Object.keys(industries).map(words) },
    yAxis: { type: "value", name: words("Thousands") },
    series: [
      {
        type: "bar",
        name: words("Persons"),
        data: Object.values(industries).map((counts) => counts[120]),
      },
    ],
  });
}
