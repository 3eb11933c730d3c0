import { changes, months } from "../../gallery/data/employment.js";
import { drawPicture } from "./echarts.js";

export default function draw(options) {
  const { words } = options;
  return drawPicture(options, {
    title: "Jobs won and lost by month",
    xAxis: { type: "time" },
    yAxis: { type: "value", name: words("Thousands") },
    series: [
      {
        type: "bar",
        name: words("Jobs"),
        data: changes.slice(0, 72).map((value, i) => ({
          value: [months[i], value],
          ...(value < 0 ? { itemStyle: { color: "#d9480f" } } : {}),
        })),
      },
    ],
  });
}
