// @ts-check
import { bar, candles, chart } from "plotcast";
import { candles as vix } from "../data/vix.js";
import { chance } from "../data/made.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Candles and volume",
  about: "Bars on the other axis are muted beside candles, and behind them.",
  tags: ["candlestick", "layers", "y2", "bar"],
  draw: ({ words, ...options }) => {
    const random = chance(5);
    const volumes = vix.map(({ time }) => ({ time, y: Math.round(4e5 * (1 + random())) }));
    return chart({
      ...options,
      title: words("Volatility index"),
      y2Title: words("Contracts"),
      y2Domain: [0, 2.4e6],
      xAxis: "ordinal",
      grid: true,
    })
      .add(bar(words("Volume"), volumes, { axis: "y2" }))
      .add(candles("VIX", vix));
  },
};
