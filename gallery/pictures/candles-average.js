// @ts-check
import { chart, candles, line } from "plotcast";
import { candles as days } from "../data/vix.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Candles and their average",
  about: "Marks may be layered in one chart.",
  tags: ["candlestick", "layers", "average", "legend"],
  draw: ({ words, ...options }) =>
    chart({ ...options, title: words("Volatility index"), xAxis: "ordinal", grid: true })
      .add(
        line(
          words("Mean of five days"),
          days.map(({ time }, i) => {
            const last = days.slice(Math.max(0, i - 4), i + 1);
            return { time, y: last.reduce((sum, { close }) => sum + close, 0) / last.length };
          }),
        ),
      )
      .add(candles("VIX", days)),
};
