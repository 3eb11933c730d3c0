import { sites, varieties, yields1931, yields1932 } from "../../gallery/data/barley.js";
import { drawPicture } from "./echarts.js";

export default function draw(options) {
  const { words } = options;
  const means = (yields) =>
    sites.map((_, site) => yields.reduce((sum, row) => sum + row[site], 0) / varieties.length);
  return drawPicture(options, {
    title: "Yields of barley",
    legend: {},
    xAxis: { type: "category", data: sites.map(words) },
    yAxis: { type: "value", name: words("Bushels per acre") },
    series: [
      { type: "bar", name: "1931", data: means(yields1931) },
      { type: "bar", name: "1932", data: means(yields1932) },
    ],
  });
}
