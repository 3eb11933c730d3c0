import * as Plot from "@observablehq/plot";
import { candles } from "../../gallery/data/vix.js";
import { drawPicture } from "./plot.js";

export default function draw(options) {
  const days = candles.map(({ time, ...prices }) => ({ time: new Date(time), ...prices }));
  return drawPicture(options, {
    title: "Volatility index",
    grid: true,
    x: { label: null },
    y: { label: "VIX" },
    marks: [
      Plot.ruleX(days, { x: "time", y1: "low", y2: "high" }),
      Plot.ruleX(days, {
        x: "time",
        y1: "open",
        y2: "close",
        stroke: ({ open, close }) => (close > open ? "#0b8a6a" : "#d9480f"),
        strokeWidth: 4,
        strokeLinecap: "round",
      }),
    ],
  });
}
