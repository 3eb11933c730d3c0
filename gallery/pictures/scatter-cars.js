// @ts-check
import { scatterChart } from "plotcast";
import { american, european, japanese } from "../data/cars.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Cars of the seventies",
  about: "Strong cars are thirsty.",
  tags: ["scatter", "legend"],
  draw: ({ words, ...options }) => {
    const dots = (/** @type {number[][]} */ cars) => cars.map(([x = 0, y = 0]) => ({ x, y }));
    return scatterChart({
      ...options,
      title: words("Cars"),
      xTitle: words("Horsepower"),
      yTitle: words("Miles per gallon"),
      grid: true,
    })
      .add(words("American"), dots(american))
      .add(words("European"), dots(european))
      .add(words("Japanese"), dots(japanese));
  },
};
