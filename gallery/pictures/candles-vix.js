// @ts-check
import { candlestickChart } from "plotcast";
import { candles } from "../data/vix.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Candles",
  about: "Open, high, low and close of each trading day. By event, weekends leave no gaps.",
  tags: ["candlestick", "time"],
  draw: ({ words, ...options }) =>
    candlestickChart({
      ...options,
      title: words("Volatility index"),
      xAxis: "ordinal",
      grid: true,
    }).add("VIX", candles),
};
