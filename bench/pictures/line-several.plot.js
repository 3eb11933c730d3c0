import * as Plot from "@observablehq/plot";
import { amazon, apple, google, ibm, microsoft, months } from "../../gallery/data/stocks.js";
import { drawPicture, rows, times } from "./plot.js";

export default function draw(options) {
  const { words } = options;
  const shares = { Microsoft: microsoft, Amazon: amazon, IBM: ibm, Google: google, Apple: apple };
  const points = Object.entries(shares).flatMap(([name, values]) =>
    rows(words(name), times(months), values),
  );
  return drawPicture(options, {
    title: "Share prices",
    color: { legend: true },
    y: { grid: true, label: words("US dollars") },
    marks: [Plot.lineY(points, { x: "x", y: "y", stroke: "series" })],
  });
}
