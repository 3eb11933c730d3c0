// @ts-check
// A static chart: a day of temperatures, in the time zone in which they were measured. It is written
// straight into the response.
import { lineChart } from "plotcast";
import { createPage, start } from "./serve-page.js";

const HOUR = 3_600_000;
const midnight = Date.parse("2026-03-01T00:00:00+01:00");
const celsius = [
  3.1, 2.6, 2.2, 1.9, 1.4, 1.2, 1.8, 3.0, 5.1, 7.4, 9.2, 10.6, 11.7, 12.3, 12.4, 11.9, 10.8, 9.3,
  7.7, 6.5, 5.6, 4.9, 4.2, 3.6,
];

const chart = lineChart({
  title: "Temperature in Berlin",
  yTitle: "°C",
  grid: true,
  smooth: true,
  timeZone: "Europe/Berlin",
  width: 440,
  height: 300,
}).add("Temperature", {
  times: celsius.map((_, hour) => midnight + hour * HOUR),
  values: celsius,
});

const [head = "", foot = ""] = createPage(
  "A static line",
  '<div class="charts"><div>CHART</div></div>',
).split("CHART");

await start(async (req, res) => {
  if (req.url === "/") {
    res.setHeader("content-type", "text/html; charset=utf-8").write(head);
    await chart.renderTo(res);
    res.end(foot);
  } else res.writeHead(404).end();
}, 1341);
