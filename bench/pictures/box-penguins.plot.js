import * as Plot from "@observablehq/plot";
import { adelie, chinstrap, gentoo } from "../../gallery/data/penguins.js";
import { drawPicture } from "./plot.js";

export default function draw(options) {
  const { words } = options;
  const birds = Object.entries({ Adelie: adelie, Chinstrap: chinstrap, Gentoo: gentoo }).flatMap(
    ([name, all]) => all.map(([flipper, mass]) => ({ species: words(name), flipper, mass })),
  );
  return drawPicture(options, {
    title: "How heavy penguins are",
    x: { label: null },
    y: { grid: true, label: "g" },
    marks: [Plot.boxY(birds, { x: "species", y: "mass" })],
  });
}
