// @ts-check
// Dots and bubbles: a bubble's area is in proportion to its size.
import { scatterChart } from "plotcast";
import { createCards, servePage } from "./serve-page.js";

const turn = 2.399963; // The golden angle, in radians.
const spread = Array.from({ length: 60 }, (_, i) => ({
  x: Math.round(50 + 6 * Math.sqrt(i) * Math.cos(i * turn)),
  y: Math.round(50 + 6 * Math.sqrt(i) * Math.sin(i * turn)),
}));

const svg = scatterChart({
  title: "Orders by distance",
  xTitle: "km",
  yTitle: "€",
  grid: true,
  width: 440,
  height: 320,
})
  .add("Orders", spread)
  .add("Shops", [
    { x: 20, y: 80, size: 40 },
    { x: 55, y: 30, size: 90 },
    { x: 85, y: 70, size: 15 },
  ])
  .render();

await servePage("Dots and bubbles", createCards([svg]), 1346);
