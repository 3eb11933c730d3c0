// @ts-check
// A legend whose entries show and hide their series, with HTMX and no script of your own; without
// any script they are links. The other series keep their colours, and the y axis fits those that
// are left.
import { readFileSync } from "node:fs";
import { darkTheme, lightTheme, lineChart } from "plotcast";
import { createPage, start } from "./serve-page.js";

// From the npm package "htmx.org"; nothing is loaded from elsewhere.
const htmx = readFileSync(new URL(import.meta.resolve("htmx.org/dist/htmx.min.js")));

const midnight = Date.UTC(2026, 2, 1);
const times = Array.from({ length: 24 }, (_, hour) => midnight + hour * 3_600_000);
/** @type {Record<string, number[]>} */
const visits = {
  Search: times.map((_, hour) => Math.round(900 - 700 * Math.cos((hour / 12) * Math.PI))),
  Newsletter: times.map((_, hour) => Math.round(30 + 400 * Math.exp(-((hour - 8) ** 2) / 6))),
  Direct: times.map((_, hour) => Math.round(160 + 90 * Math.sin(((hour - 7) / 12) * Math.PI))),
};
const names = Object.keys(visits);

/**
 * The chart and its legend: what is swapped when an entry is clicked.
 *
 * @param {string[]} hidden
 */
function figure(hidden) {
  const chart = lineChart({
    title: "Visits an hour",
    variant: "interactive",
    legend: false,
    grid: true,
    smooth: true,
    hidden,
    width: 440,
    height: 300,
  });
  for (const [name, values] of Object.entries(visits)) chart.add(name, { times, values });
  const entries = names.map((name) => entry(name, hidden)).join("\n");
  return `<nav aria-label="Series">\n${entries}\n</nav>\n${chart.render()}`;
}

/**
 * @param {string} name
 * @param {string[]} hidden
 */
function entry(name, hidden) {
  const isHidden = hidden.includes(name);
  const others = isHidden ? hidden.filter((one) => one !== name) : [...hidden, name];
  const query = others.map((one) => `hide=${encodeURIComponent(one)}`).join("&amp;");
  return `<a href="/?${query}" hx-get="/figure?${query}" hx-target="#figure"
  role="switch" aria-checked="${!isHidden}" class="s${names.indexOf(name)}">${name}</a>`;
}

/** @param {string[]} hidden */
const page = (hidden) =>
  createPage(
    "Legend toggling",
    `<script src="/htmx.js"></script>
<style>
  nav { display: flex; flex-wrap: wrap; gap: 8px; padding: 12px; }
  nav a { padding: 4px 12px; border: 1px solid; border-radius: 99px; text-decoration: none; }
  nav a[aria-checked="false"] { border-style: dashed; text-decoration: line-through; }
  ${names.map(color).join("\n  ")}
</style>
<div class="charts"><div id="figure">
${figure(hidden)}
</div></div>`,
  );

/**
 * @param {string} _name
 * @param {number} i
 */
function color(_name, i) {
  return `.s${i} { color: light-dark(${lightTheme.series[i]}, ${darkTheme.series[i]}); }`;
}

await start((req, res) => {
  const { pathname, searchParams } = new URL(req.url ?? "/", "http://localhost");
  const asked = searchParams.getAll("hide");
  const hidden = names.filter((name) => asked.includes(name));
  const html = "text/html; charset=utf-8";
  if (pathname === "/") res.setHeader("content-type", html).end(page(hidden));
  else if (pathname === "/figure") res.setHeader("content-type", html).end(figure(hidden));
  else if (pathname === "/htmx.js") res.setHeader("content-type", "text/javascript").end(htmx);
  else res.writeHead(404).end();
}, 1344);
