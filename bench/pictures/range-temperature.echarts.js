import { days, highs, lows } from "../../gallery/data/seattle.js";
import { drawPicture, pairs } from "./echarts.js";

export default function draw(options) {
  const { words } = options;
  const year = days.slice(0, 365);
  const band = { type: "line", stack: "band", showSymbol: false, lineStyle: { opacity: 0 } };
  return drawPicture(options, {
    title: "Temperature in Seattle",
    xAxis: { type: "time" },
    yAxis: { type: "value", axisLabel: { formatter: "{value} °C" } },
    series: [
      { ...band, stackStrategy: "all", data: pairs(year, lows) },
      {
        ...band,
        stackStrategy: "all",
        name: words("Low to high"),
        areaStyle: {},
        data: pairs(
          year,
          highs.map((high, i) => high - lows[i]),
        ),
      },
    ],
  });
}
