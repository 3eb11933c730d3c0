import { sources, years } from "../../gallery/data/electricity.js";
import { drawn } from "./echarts.js";

export default function draw(look) {
  const { words } = look;
  return drawn(look, {
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
