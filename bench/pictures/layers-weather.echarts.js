import { days, highs, rain } from "../../gallery/data/seattle.js";
import { drawPicture, pairs } from "./echarts.js";

export default function draw(options) {
  const { words } = options;
  const times = days.slice(60, 120);
  return drawPicture(options, {
    title: "Spring in Seattle",
    legend: {},
    xAxis: { type: "time" },
    yAxis: [
      { type: "value", name: words("Rain"), axisLabel: { formatter: "{value} mm" } },
      { type: "value", name: words("Temperature"), axisLabel: { formatter: "{value} °C" } },
    ],
    series: [
      { type: "bar", name: words("Rain"), data: pairs(times, rain.slice(60, 120)) },
      {
        type: "line",
        name: words("Temperature"),
        yAxisIndex: 1,
        smooth: true,
        showSymbol: false,
        data: pairs(times, highs.slice(60, 120)),
      },
    ],
  });
}
