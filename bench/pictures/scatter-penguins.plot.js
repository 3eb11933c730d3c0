import * as Plot from "@observablehq/plot";
import { adelie, chinstrap, gentoo } from "../../gallery/data/penguins.js";
import { drawPicture } from "./plot.js";

export default function draw(options) {
  const { words } = options;
  const birds = Object.entries({ Adelie: adelie, Chinstrap: chinstrap, Gentoo: gentoo }).flatMap(
    ([name, all]) => all.map(([flipper, mass]) => ({ species: words(name), flipper, mass })),
  );
  return drawPicture(options, {
    title: "Penguins",
    color: { legend: true },
    grid: true,
    x: { label: words("Flipper in millimetres") },
    y: { label: words("Mass") },
    marks: [Plot.dot(birds, { x: "flipper", y: "mass", stroke: "species" })],
  });
}
