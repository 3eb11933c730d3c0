import * as Plot from "@observablehq/plot";
import { temperatures } from "../../gallery/data/hours.js";
import { drawn } from "./plot.js";

export default function draw(look) {
  const { words } = look;
  const months = ["January", "February", "March", "April", "May", "June", "July", "August"];
  months.push("September", "October", "November", "December");
  const names = months.map(words);
  const cells = temperatures.flatMap((row, month) =>
    row.map((celsius, hour) => ({ month: names[month], hour, celsius })),
  );
  return drawn(look, {
    title: "Usual temperature in Seattle",
    marginLeft: 80,
    padding: 0,
    // Without a canvas, as on a server, a legend of a continuous scale cannot be drawn.
    color: { type: "quantize", legend: true, label: "°C" },
    x: { label: words("Hour of the day") },
    y: { domain: names, label: null },
    marks: [Plot.cell(cells, { x: "hour", y: "month", fill: "celsius", inset: 0.5 })],
  });
}
