// @ts-check
import { lineChart } from "plotcast";
import { DAY, moments, walk } from "../data/made.js";

/** @type {import("../index.js").Picture} */
export default {
  title: "In Chinese",
  about: "Months and days of a Chinese reader.",
  tags: ["line", "locale"],
  draw: ({ words, ...options }) =>
    lineChart({
      ...options,
      locale: "zh-CN",
      timeZone: "Asia/Shanghai",
      title: words("每日访问量"),
      grid: true,
    }).add(words("访问量"), {
      times: moments(45, DAY),
      values: walk(45, { seed: 37, start: 24_000, step: 1500 }),
    }),
};
