// @ts-check
import { lineChart } from "plotcast";
import { amazon, apple, google, ibm, microsoft, months } from "../data/stocks.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Five shares",
  about: "Several lines and a legend. Google begins later: nothing is drawn before.",
  tags: ["line", "legend", "gap"],
  draw: ({ words, ...options }) =>
    lineChart({ ...options, title: words("Share prices"), yTitle: words("US dollars"), grid: true })
      .add(words("Microsoft"), { times: months, values: microsoft })
      .add(words("Amazon"), { times: months, values: amazon })
      .add(words("IBM"), { times: months, values: ibm })
      .add(words("Google"), { times: months, values: google })
      .add(words("Apple"), { times: months, values: apple }),
};
