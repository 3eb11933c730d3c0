import { days, highs } from "../../gallery/data/seattle.js";
import { drawn, pairs } from "./echarts.js";

export default function draw(look) {
  const { words } = look;
  return drawn(look, {
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
