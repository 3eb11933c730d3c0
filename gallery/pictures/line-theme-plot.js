// @ts-check
import { darkTheme, lightTheme, lineChart } from "plotcast";
import { load, MINUTE, moments } from "../data/made.js";

const PAPER = {
  ...lightTheme,
  background: "#fdf6e3",
  plot: "#fffdf7",
  text: "#073642",
  grid: "color-mix(in oklab, #b58900 30%, #fffdf7)",
  axis: "#6b5a2e",
  fontSize: 14,
};

const NIGHT = {
  ...darkTheme,
  background: "#002b36",
  plot: "#00212a",
  grid: "oklch(35% .04 215)",
  axis: "#93a1a1",
  fontSize: 14,
};

/** @type {import("../index.js").Picture} */
export default {
  title: "A theme with a plot, a grid and larger texts",
  about:
    "A theme sets colours of plot, grid and axes, and how large texts are; the plot makes room.",
  tags: ["line", "theme"],
  draw: ({ words, theme, ...options }) =>
    lineChart({
      ...options,
      title: words("Balance"),
      grid: true,
      theme: theme === "light" ? PAPER : NIGHT,
    }).add(words("Net"), {
      times: moments(96, 15 * MINUTE),
      values: load(96, 12, 15 * MINUTE).map((value) => value - 40),
    }),
};
