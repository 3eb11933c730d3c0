// @ts-check
import { scatterChart } from "plotcast";
import { bacteria } from "../data/antibiotics.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Burtin's antibiotics",
  about: "Both axes are logarithmic: concentrations over six magnitudes.",
  tags: ["scatter", "log"],
  draw: ({ words, ...options }) =>
    scatterChart({
      ...options,
      title: words("What stops a bacterium"),
      xTitle: words("Penicillin"),
      yTitle: words("Neomycin"),
      xAxis: "log",
      yScale: "log",
      grid: true,
    }).add(
      words("Bacteria"),
      bacteria.map(([name, penicillin, , neomycin]) => ({
        x: Number(penicillin),
        y: Number(neomycin),
        label: String(name),
      })),
    ),
};
