// @ts-check
import { heatMap } from "plotcast";
import { commits } from "../data/commits.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "When work is done",
  about: "Commits of a year, by weekday and hour.",
  tags: ["heatMap"],
  draw: ({ words, ...options }) => {
    const days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    const chart = heatMap({ ...options, title: words("Commits by weekday and hour") });
    for (const [i, day] of days.entries()) {
      chart.add(
        words(day),
        (commits[i] ?? []).map((y, hour) => ({ x: `${hour}:00`, y })),
      );
    }
    return chart;
  },
};
