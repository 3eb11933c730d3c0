// @ts-check
import { bar, chart, line } from "plotcast";
import { closes, days, volumes } from "../data/sp500.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Price and volume",
  about: "The volume keeps to the lower third: its domain says so.",
  tags: ["layers", "y2", "bar", "line"],
  draw: ({ words, ...options }) => {
    const times = days.slice(300, 420);
    return chart({
      ...options,
      title: "S&P 500",
      yTitle: words("Points"),
      y2Title: words("Millions of shares"),
      y2Domain: [0, 36_000],
      y2Format: "~s",
      grid: true,
    })
      .add(bar(words("Volume"), { times, values: volumes.slice(300, 420) }, { axis: "y2" }))
      .add(line(words("Close"), { times, values: closes.slice(300, 420) }));
  },
};
