// @ts-check
import { lineChart } from "plotcast";
import { load, MINUTE, moments } from "../data/made.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "A sensor that fails",
  about: "A line breaks where a value is missing; a lone point is a dot.",
  tags: ["line", "gap"],
  draw: ({ words, ...options }) => {
    const values = load(120, 9).map((value, i) =>
      (i > 25 && i < 40) || i === 70 || i === 72 || i > 100 ? null : value,
    );
    return lineChart({ ...options, title: words("A sensor that fails"), grid: true }).add(
      words("Sensor"),
      { times: moments(120, MINUTE), values },
    );
  },
};
