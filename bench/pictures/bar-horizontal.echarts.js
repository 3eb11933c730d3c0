import { regions } from "../../gallery/data/countries.js";
import { drawPicture } from "./echarts.js";

export default function draw(options) {
  const { words } = options;
  const top = Object.values(regions)
    .flat()
    .sort((a, b) => b[1] - a[1])
    .slice(0, 12);
  return drawPicture(options, {
    title: "Income a person and year",
    xAxis: {
      type: "value",
      axisLabel: { formatter: (value) => `$${value.toLocaleString("en-US")}` },
    },
    yAxis: { type: "category", inverse: true, data: top.map(([name]) => words(name)) },
    series: [{ type: "bar", name: words("Income"), data: top.map(([, income]) => income) }],
  });
}
