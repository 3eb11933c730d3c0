import { regions } from "../../gallery/data/countries.js";
import { drawPicture } from "./echarts.js";

export default function draw(options) {
  const { words } = options;
  return drawPicture(options, {
    title: "Health and wealth of nations",
    legend: {},
    xAxis: { type: "log", name: words("Income a person and year"), nameLocation: "middle" },
    yAxis: { type: "value", scale: true, name: words("Years of life expected") },
    series: Object.entries(regions).map(([region, countries]) => ({
      type: "scatter",
      name: words(region.replaceAll("_", " ")),
      symbolSize: ([, , people]) => 1.8 * Math.sqrt(people),
      itemStyle: { opacity: 0.7 },
      data: countries.map(([, income, health, people]) => [income, health, people]),
    })),
  });
}
