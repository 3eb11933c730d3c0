import { industries, months } from "../../gallery/data/unemployment.js";
import { drawPicture, pairs } from "./echarts.js";

export default function draw(options) {
  const { words } = options;
  return drawPicture(options, {
    title: "Unemployed in the United States",
    legend: {},
    xAxis: { type: "time" },
    yAxis: { type: "value", name: words("Thousands") },
    series: Object.entries(industries)
      .slice(0, 7)
      .map(([industry, values]) => ({
        type: "line",
        name: words(industry),
        stack: "all",
        areaStyle: {},
        showSymbol: false,
        data: pairs(months, values),
      })),
  });
}
