// @ts-check
// A chart drawn in the browser: `plotcast` runs anywhere, so a page imports it as a module, with no
// bundler. This server only hands out files.
import { readFile } from "node:fs/promises";
import { serve } from "plotcast/server";

const root = new URL("..", import.meta.url).href;
/** Each package's path below the root, for the page's import map. */
const imports = Object.fromEntries(
  ["plotcast", "d3-array", "d3-format", "d3-time-format", "d3-time", "internmap"].map((name) => [
    name,
    import.meta.resolve(name).replace(root, "/"),
  ]),
);

const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>In the browser</title>
<link rel="icon" href="data:,">
<style>
  body { max-width: 800px; margin: 24px auto; padding: 0 16px; font: 15px/1.5 system-ui, sans-serif;
    background: light-dark(#fff, #12171d); }
  label { display: inline-grid; grid-template-columns: 5em 12em; margin: 0 24px 12px 0; }
  svg { max-width: 100%; height: auto; }
</style>
<label>Stiffness <input id="stiffness" type="range" min="1" max="40" value="12"></label>
<label>Damping <input id="damping" type="range" min="0" max="20" value="6"></label>
<div id="chart"></div>
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
    yDomain: [-1, 1],
  }).add("Deflection", points).render();
}

addEventListener("input", draw);
draw();
</script>
</html>`;

/**
 * Reads a file of the checkout that the page may import; undefined for any other.
 *
 * @param {string} path
 */
async function moduleAt(path) {
  if (!/^\/(?:dist|node_modules)\/[\w./-]+\.m?js$/.test(path)) return undefined;
  return readFile(new URL(`.${path}`, root)).catch(() => undefined);
}

const { url } = await serve(
  async (req, res) => {
    const path = new URL(req.url ?? "/", "http://localhost").pathname;
    const text = await moduleAt(path);
    if (path === "/") res.setHeader("content-type", "text/html; charset=utf-8").end(page);
    else if (text === undefined) res.writeHead(404).end();
    else res.setHeader("content-type", "text/javascript; charset=utf-8").end(text);
  },
  { port: Number(process.env.PORT ?? 1345) },
).catch((error) => {
  console.error(error.message);
  process.exit(1);
});
console.log(url);
