import * as Plot from "@observablehq/plot";
import { days, highs, lows } from "../../gallery/data/seattle.js";
import { drawPicture } from "./plot.js";

export default function draw(options) {
  const year = days.slice(0, 365).map((time, i) => {
    return { time: new Date(time), low: lows[i], high: highs[i] };
  });
  return drawPicture(options, {
    title: "Temperature in Seattle",
    y: { grid: true, label: "°C" },
    marks: [Plot.areaY(year, { x: "time", y1: "low", y2: "high", fill: "steelblue" })],
  });
}
