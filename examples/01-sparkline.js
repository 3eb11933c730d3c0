// @ts-check
// Sparklines: a line and nothing else, small enough to stand in a table or in running text.
import { lineChart } from "plotcast";
import { servePage } from "./serve-page.js";

const visits = {
  Search: [12, 14, 13, 17, 21, 19, 24, 23, 22, 27, 25, 31],
  Newsletter: [4, 3, 5, 22, 9, 6, 5, 4, 19, 8, 6, 5],
  Direct: [9, 9, 10, 8, 9, 11, 10, 9, 8, 8, 7, 7],
};

const rows = Object.entries(visits).map(([name, values]) => {
  const svg = lineChart({ variant: "sparkline", width: 120, height: 32, smooth: true })
    .add(name, values)
    .render();
  return `<tr><th>${name}</th><td>${svg}</td><td>${values.at(-1)}</td></tr>`;
});

await servePage(
  "Visits",
  `<style>
  table { border-collapse: collapse; }
  th, td { padding: 6px 12px; text-align: left; border-bottom: 1px solid light-dark(#dfe4ea, #242c36); }
</style>
<table>
${rows.join("\n")}
</table>`,
  1340,
);
