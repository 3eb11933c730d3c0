// @ts-check
// How axes are written: by units and currencies, by locales and time zones, by specifiers of d3 and by
// functions.
import { lineChart } from "plotcast";
import { createCards, servePage } from "./serve-page.js";

const HOUR = 3_600_000;
const start = Date.parse("2026-03-01T00:00:00Z");
const hours = Array.from({ length: 49 }, (_, hour) => start + hour * HOUR);

/**
 * @param {import("plotcast").ChartOptions} options
 * @param {(hour: number) => number} at
 */
function draw(options, at) {
  return lineChart({ grid: true, smooth: true, legend: false, width: 400, height: 260, ...options })
    .add("Value", { times: hours, values: hours.map((_, hour) => at(hour)) })
    .render();
}

/** @param {number} hour */
const wave = (hour) => Math.sin((hour / 24) * 2 * Math.PI);

await servePage(
  "Axis formats",
  createCards([
    draw({ title: "Bytes", yUnit: "B" }, (hour) => (6 + wave(hour)) * 2 ** 26),
    draw({ title: "A duration", yUnit: "ms" }, (hour) => 900 + 400 * wave(hour)),
    draw({ title: "Dollars", yUnit: "$" }, (hour) => 2.5e6 + 4e5 * wave(hour)),
    draw(
      { title: "Euro auf Deutsch", yUnit: "€", locale: "de", timeZone: "Europe/Berlin" },
      (hour) => 2.5e6 + 4e5 * wave(hour),
    ),
    draw({ title: "Tokyo, ja", locale: "ja", timeZone: "Asia/Tokyo" }, (hour) => 12 + wave(hour)),
    draw(
      { title: "By specifiers", timeFormat: "%a %H:%M", yFormat: "+.1f" },
      (hour) => 3 * wave(hour),
    ),
    draw(
      { title: "By a function", yFormat: (value) => (value < 0 ? `${-value} below` : `${value}`) },
      (hour) => 3 * wave(hour),
    ),
    draw({ title: "On a log scale", yScale: "log" }, (hour) => 10 ** (2 + 2 * wave(hour))),
  ]),
  1349,
);
