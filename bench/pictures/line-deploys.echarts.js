import { DEPLOYS, load, MINUTE, moments } from "../../gallery/data/made.js";
import { drawPicture, pairs } from "./echarts.js";

export default function draw(options) {
  const { words } = options;
  return drawPicture(options, {
    title: "Load of a day",
    xAxis: { type: "time" },
    yAxis: { type: "value", axisLabel: { formatter: "{value} %" } },
    series: [
      {
        type: "line",
        name: words("Load"),
        showSymbol: false,
        data: pairs(moments(288, 5 * MINUTE), load(288, 53, 5 * MINUTE)),
        markLine: {
          symbol: "none",
          label: { formatter: "{b}" },
          data: DEPLOYS.map(({ time, label }) => ({ xAxis: time, name: words(label) })),
        },
      },
    ],
  });
}
