// Draws line charts in whichever runtime runs it, and prints them.
import { lineChart } from "plotcast";
import { drawLineCharts } from "../../test/support/line-charts.js";

process.stdout.write(JSON.stringify(drawLineCharts(lineChart)));
