import * as Plot from "@observablehq/plot";
import { regions } from "../../gallery/data/countries.js";
import { drawPicture } from "./plot.js";

export default function draw(options) {
  const { words } = options;
  const all = Object.entries(regions).flatMap(([region, countries]) =>
    countries.map(([, income, health, people]) => {
      return { region: words(region.replaceAll("_", " ")), income, health, people };
    }),
  );
  return drawPicture(options, {
    title: "Health and wealth of nations",
    color: { legend: true },
    grid: true,
    x: { type: "log", label: words("Income a person and year"), tickFormat: "$~s" },
    y: { label: words("Years of life expected") },
    r: { range: [0, 32] },
    marks: [
      Plot.dot(all, { x: "income", y: "health", r: "people", fill: "region", fillOpacity: 0.7 }),
    ],
  });
}
