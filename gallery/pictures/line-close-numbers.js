// @ts-check
import { lineChart } from "plotcast";

const FIRST = 1e13;

/** @type {import("../index.js").Picture} */
export default {
  title: "Large numbers close to each other",
  about: "Ten digits that are the same hide none of those that differ.",
  tags: ["line", "large"],
  draw: ({ words, ...options }) =>
    lineChart({ ...options, title: words("Ids handed out"), grid: true }).add(
      words("Id"),
      [0, 1, 2, 4, 5, 9, 12, 13, 17, 20].map((more) => FIRST + more),
    ),
};
