// @ts-check
import { heatMap } from "plotcast";
import { temperatures } from "../data/hours.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Cells without a value",
  about: "A sensor that was off does not look like a cold one.",
  tags: ["heatMap", "edge"],
  draw: ({ words, ...options }) => {
    const chart = heatMap({
      ...options,
      title: words("Temperature by sensor"),
      xTitle: words("Hour of the day"),
      yUnit: "°C",
    });
    for (const [i, room] of ["Attic", "Cellar", "Garden", "Hall"].entries()) {
      const hours = (temperatures[2 * i] ?? []).map((y, hour) => ({ x: String(hour), y }));
      chart.add(
        words(room),
        hours.map((point) => {
          const hour = Number(point.x);
          const isOff = (i === 1 && hour > 5 && hour < 10) || (i === 2 && hour > 18);
          return isOff ? { ...point, y: null } : point;
        }),
      );
    }
    return chart;
  },
};
