// @ts-check
import { lineChart } from "plotcast";
import { apple, ibm, microsoft, months } from "../data/stocks.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Hidden series",
  about: "What is hidden stays in the legend, struck through, and the others keep their colours.",
  tags: ["line", "legend"],
  draw: ({ words, ...options }) =>
    lineChart({ ...options, title: words("Share prices"), grid: true, hidden: [words("IBM")] })
      .add(words("Microsoft"), { times: months, values: microsoft })
      .add(words("IBM"), { times: months, values: ibm })
      .add(words("Apple"), { times: months, values: apple }),
};
