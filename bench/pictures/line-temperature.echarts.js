import { days, highs } from "../../gallery/data/seattle.js";
import { drawPicture, pairs } from "./echarts.js";

export default function draw(options) {
  const { words } = options;
  return drawPicture(options, {
    title: "Highest temperature of the day",
    xAxis: { type: "time" },
    yAxis: { type: "value", name: "°C" },
    series: [
      {
        type: "line",
        name: words("Seattle"),
        showSymbol: false,
        data: pairs(days.slice(0, 365), highs),
      },
    ],
  });
}
