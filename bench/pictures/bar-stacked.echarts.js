import { sources, years } from "../../gallery/data/electricity.js";
import { drawPicture } from "./echarts.js";

export default function draw(options) {
  const { words } = options;
  return drawPicture(options, {
    title: "Electricity of Iowa",
    legend: {},
    xAxis: { type: "category", data: years.map((time) => new Date(time).getUTCFullYear()) },
    yAxis: { type: "value", name: "GWh" },
    series: Object.entries(sources).map(([source, values]) => ({
      type: "bar",
      name: words(source),
      stack: "all",
      data: values,
    })),
  });
}
