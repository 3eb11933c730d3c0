import { candles } from "../../gallery/data/vix.js";
import { drawn } from "./echarts.js";

export default function draw(look) {
  return drawn(look, {
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
