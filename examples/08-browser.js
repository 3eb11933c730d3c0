// @ts-check
// A chart drawn in the browser: `plotcast` runs anywhere, so a page imports it as a module, with no
// bundler. This server only hands out files.
import { readFile } from "node:fs/promises";
import { createPage, start } from "./serve-page.js";

const root = new URL("..", import.meta.url).href;
const imports = { plotcast: import.meta.resolve("plotcast").replace(root, "/") };

const page = createPage(
  "In the browser",
  `<style>
  label { display: inline-grid; grid-template-columns: 5em 12em; margin: 0 24px 12px 4px; }
</style>
<label>Stiffness <input id="stiffness" type="range" min="1" max="40" value="12"></label>
<label>Damping <input id="damping" type="range" min="0" max="20" value="6"></label>
<div class="charts"><div id="chart" style="max-width: 800px"></div></div>
<script type="importmap">${JSON.stringify({ imports })}</script>
<script type="module">
import { lineChart } from "plotcast";

const [stiffness, damping] = document.querySelectorAll("input");
const chart = document.getElementById("chart");

function draw() {
  const points = Array.from({ length: 241 }, (_, i) => {
    const x = i / 20;
    return { x, y: Math.exp((-x * damping.value) / 20) * Math.cos((x * stiffness.value) / 4) };
  });
  chart.innerHTML = lineChart({
    title: "A spring", xTitle: "s", yTitle: "cm", grid: true, smooth: true, tooltips: true,
    yDomain: [-1, 1], width: chart.clientWidth, height: 320,
  }).add("Deflection", points).render();
}

addEventListener("input", draw);
addEventListener("resize", draw);
draw();
</script>`,
);

/**
 * Reads a file of the checkout that the page may import; undefined for any other.
 *
 * @param {string} path
 */
async function moduleAt(path) {
  if (!/^\/(?:dist|node_modules)\/[\w./-]+\.m?js$/.test(path)) return undefined;
  return readFile(new URL(`.${path}`, root)).catch(() => undefined);
}

await start(async (req, res) => {
  const path = new URL(req.url ?? "/", "http://localhost").pathname;
  const text = await moduleAt(path);
  if (path === "/") res.setHeader("content-type", "text/html; charset=utf-8").end(page);
  else if (text === undefined) res.writeHead(404).end();
  else res.setHeader("content-type", "text/javascript; charset=utf-8").end(text);
}, 1347);
