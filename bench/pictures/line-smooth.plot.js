import * as Plot from "@observablehq/plot";
import { temperatures } from "../../gallery/data/hours.js";
import { drawPicture, rows } from "./plot.js";

export default function draw(options) {
  const { words } = options;
  const months = { January: 0, April: 3, August: 7 };
  const points = Object.entries(months).flatMap(([name, month]) =>
    rows(words(name), temperatures[month].keys(), temperatures[month]),
  );
  return drawPicture(options, {
    title: "Usual temperature by hour",
    color: { legend: true },
    x: { label: words("Hour of the day"), tickFormat: (hour) => `${hour}:00` },
    y: { grid: true, label: "°C" },
    marks: [Plot.lineY(points, { x: "x", y: "y", stroke: "series", curve: "monotone-x" })],
  });
}
