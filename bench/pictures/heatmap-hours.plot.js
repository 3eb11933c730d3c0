import * as Plot from "@observablehq/plot";
import { temperatures } from "../../gallery/data/hours.js";
import { drawPicture } from "./plot.js";

export default function draw(options) {
  const { words } = options;
  const months = ["January", "February", "March", "April", "May", "June", "July", "August"];
  months.push("September", "October", "November", "December");
  const names = months.map(words);
  const cells = temperatures.flatMap((row, month) =>
    row.map((celsius, hour) => ({ month: names[month], hour, celsius })),
  );
  return drawPicture(options, {
    title: "Usual temperature in Seattle",
    marginLeft: 80,
    padding: 0,
    // The legend of a continuous scale needs a canvas, which a server lacks.
    color: { type: "quantize", legend: true, label: "°C" },
    x: { label: words("Hour of the day") },
    y: { domain: names, label: null },
    marks: [Plot.cell(cells, { x: "hour", y: "month", fill: "celsius", inset: 0.5 })],
  });
}
