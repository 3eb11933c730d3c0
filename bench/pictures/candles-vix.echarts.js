import { candles } from "../../gallery/data/vix.js";
import { drawPicture } from "./echarts.js";

export default function draw(options) {
  return drawPicture(options, {
    title: "Volatility index",
    xAxis: { type: "category", data: candles.map(({ time }) => time) },
    yAxis: { type: "value", scale: true },
    series: [
      {
        type: "candlestick",
        name: "VIX",
        data: candles.map(({ open, close, low, high }) => [open, close, low, high]),
      },
    ],
  });
}
