// @ts-check
// A sparkline: a line and nothing else, small enough to stand in a table or in running text.
import { writeFileSync } from "node:fs";
import { lineChart } from "plotcast";

const values = [12, 14, 13, 17, 21, 19, 24, 23, 22, 27, 25, 31];
const points = values.map((y, x) => ({ x, y }));

const svg = lineChart({ variant: "sparkline", smooth: true }).add("Visits", points).render();

const file = process.argv[2] ?? "01-sparkline.svg";
writeFileSync(file, svg);
console.log(file);
