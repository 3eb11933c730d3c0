// @ts-check
import { lineChart } from "plotcast";
import { amazon, apple, google, ibm, microsoft, months } from "../data/stocks.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Growth on a log scale",
  about: "On a log scale equal steps are equal ratios: what doubles rises by the same height.",
  tags: ["line", "log", "legend"],
  draw: ({ words, ...options }) =>
    lineChart({
      ...options,
      title: words("Share prices"),
      yTitle: words("US dollars"),
      yScale: "log",
      grid: true,
    })
      .add(words("Microsoft"), { times: months, values: microsoft })
      .add(words("Amazon"), { times: months, values: amazon })
      .add(words("IBM"), { times: months, values: ibm })
      .add(words("Google"), { times: months, values: google })
      .add(words("Apple"), { times: months, values: apple }),
};
