// @ts-check
import { barChart, heatMap, lineChart } from "plotcast";
import { HOUR, load, moments } from "../data/made.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Small",
  about:
    "Tiles: titles, then the legend, then labels make way, so that the plot keeps a third of the height.",
  tags: ["small", "line", "bar", "heat map"],
  draw: ({ theme, words }) => {
    const tile = { theme, title: words("Load"), yTitle: words("Requests"), grid: true };
    const times = moments(48, HOUR);
    const sizes = [
      { width: 240, height: 120 },
      { width: 200, height: 80 },
      { width: 120, height: 60 },
      { width: 64, height: 32 },
    ];
    return sizes.flatMap((size) => [
      lineChart({ ...tile, ...size })
        .add(words("Web"), { times, values: load(48, 1) })
        .add(words("Mail"), { times, values: load(48, 2) }),
      barChart({ ...tile, ...size, horizontal: true }).add(words("Requests"), [
        { x: words("Amsterdam"), y: 12 },
        { x: words("Berlin"), y: 7 },
        { x: words("Cologne"), y: 4 },
      ]),
      heatMap({ ...tile, ...size })
        .add(words("Web"), { times, values: load(48, 3) })
        .add(words("Mail"), { times, values: load(48, 4) }),
    ]);
  },
};
