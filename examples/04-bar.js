// @ts-check
// Bars side by side, stacked, and horizontal.
import { barChart } from "plotcast";
import { createCards, servePage } from "./serve-page.js";

const quarters = ["Q1", "Q2", "Q3", "Q4"];
const sales = { North: [12, 17, 14, 21], South: [9, 11, 16, 13], West: [5, 8, 7, 10] };

/** @param {import("plotcast").ChartOptions} options */
function draw(options) {
  const chart = barChart({ grid: true, width: 400, height: 300, ...options });
  for (const [name, values] of Object.entries(sales)) {
    chart.add(
      name,
      values.map((y, i) => ({ x: quarters[i] ?? "", y })),
    );
  }
  return chart.render();
}

const charts = [
  draw({ title: "Side by side" }),
  draw({ title: "Stacked", stack: true }),
  draw({ title: "Horizontal", horizontal: true }),
];

await servePage("Bars", createCards(charts), 1343);
