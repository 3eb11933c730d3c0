import { latencies, MINUTE, moments } from "../../gallery/data/made.js";
import { drawPicture, pairs } from "./echarts.js";

export default function draw(options) {
  const { words } = options;
  return drawPicture(options, {
    title: "Response time",
    xAxis: { type: "time" },
    yAxis: { type: "value", axisLabel: { formatter: "{value} ms" } },
    series: [
      {
        type: "line",
        name: words("Response time"),
        showSymbol: false,
        data: pairs(moments(120, MINUTE), latencies(120)),
        markLine: {
          symbol: "none",
          label: { formatter: "{b}", position: "insideEndTop" },
          data: [
            { yAxis: 100, name: words("Target"), lineStyle: { color: "#a15c00" } },
            { yAxis: 180, name: words("Limit"), lineStyle: { color: "#c81e1e" } },
          ],
        },
      },
    ],
  });
}
