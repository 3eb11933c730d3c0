import { temperatures } from "../../gallery/data/hours.js";
import { drawPicture, pairs } from "./echarts.js";

export default function draw(options) {
  const { words } = options;
  const hours = Array.from({ length: 24 }, (_, hour) => hour);
  const months = { January: 0, April: 3, August: 7 };
  return drawPicture(options, {
    title: "Usual temperature by hour",
    legend: {},
    xAxis: { type: "value", max: 23, name: words("Hour of the day"), nameLocation: "middle" },
    yAxis: { type: "value", name: "°C" },
    series: Object.entries(months).map(([name, month]) => ({
      type: "line",
      name: words(name),
      smooth: true,
      smoothMonotone: "x",
      showSymbol: false,
      data: pairs(hours, temperatures[month]),
    })),
  });
}
