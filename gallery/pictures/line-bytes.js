// @ts-check
import { lineChart } from "plotcast";
import { HOUR, MINUTE, moments, walk } from "../data/made.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "Bytes",
  about: "One prefix for the whole axis, in powers of 1024.",
  tags: ["line", "units"],
  draw: ({ words, ...options }) =>
    lineChart({
      ...options,
      title: words("Memory in use"),
      yUnit: "B",
      grid: true,
      zero: true,
    }).add(words("Heap"), {
      times: moments(144, 5 * MINUTE, Date.UTC(2026, 2, 3, 9) - HOUR),
      values: walk(144, { seed: 41, start: 340, step: 9 }).map((mib) => mib * 2 ** 20),
    }),
};
