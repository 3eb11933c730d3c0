// @ts-check
import { bar, chart, line } from "plotcast";
import { days, highs, rain } from "../data/seattle.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Rain and heat",
  about: "Bars on one axis, a line on the other.",
  tags: ["layers", "y2", "bar", "line", "legend"],
  draw: ({ words, ...options }) => {
    const times = days.slice(60, 120);
    return chart({
      ...options,
      title: words("Spring in Seattle"),
      yTitle: words("Rain"),
      yUnit: "mm",
      y2Title: words("Temperature"),
      y2Unit: "°C",
      grid: true,
    })
      .add(bar(words("Rain"), { times, values: rain.slice(60, 120) }))
      .add(
        line(
          words("Temperature"),
          { times, values: highs.slice(60, 120) },
          { axis: "y2", smooth: true },
        ),
      );
  },
};
