import { readFileSync } from "node:fs";
import { contenders } from "./contenders.js";

import { COLORS, SIZE } from "./look.js";

// The same in all pages: places for the charts, and a count of what was drawn.
const STYLE = `body{margin:8px}main{display:grid;grid-template-columns:repeat(3,${SIZE.width}px);gap:8px}
.chart{width:${SIZE.width}px;height:${SIZE.height}px;display:block;overflow:hidden}`;
const COUNT = "let drawnCharts = 0; const countDrawn = (count) => { drawnCharts += count; };";

// Writes the page of a contender. @param source the charts' names, drawings and points.
// @param holdsData whether the page already has the first pictures, or points.
export function writePage({ key, names, holdsData, draw, points }) {
  const { head, places, script } =
    partsOf[key]?.({ names, holdsData, draw }) ?? rivalParts(key, names, holdsData && points());
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Charts</title>
<style>${STYLE}</style><script>${COUNT}</script>${head}</head>
<body><main>${places.join("\n")}</main>${script}</body></html>`;
}

const partsOf = {
  innerHTML: ({ names }) => {
    const asked = `const asked = ${JSON.stringify(names)};`;
    return {
      head: "",
      places: emptyPlaces(names),
      script: `<script>${asked}${client("three-lines")}</script>`,
    };
  },
  liveChart: ({ names, holdsData, draw }) => ({
    head: `<script>addEventListener("frame", () => countDrawn(1), true)</script><script type="module" src="/live-chart.js"></script>`,
    places: names.map((name) => {
      const picture = holdsData ? draw(name) : "";
      return `<live-chart class="chart" src="/events?chart=${name}">${picture}</live-chart>`;
    }),
    script: "",
  }),
};

function rivalParts(key, names, points) {
  const inPage = points
    ? `<script id="points" type="application/json">${JSON.stringify(points)}</script>`
    : "";
  return {
    head: contenders[key].scripts.map(tagOf).join(""),
    places: emptyPlaces(names),
    script: `${inPage}<script>const COLORS = ${JSON.stringify(COLORS)};
${client(key)}${client("points")}</script>`,
  };
}

const emptyPlaces = (names) => names.map(() => `<div class="chart"></div>`);
const client = (name) => readFileSync(new URL(`client/${name}.js`, import.meta.url), "utf8");

function tagOf(path) {
  const address = `/${path}`;
  return path.endsWith(".css")
    ? `<link rel="stylesheet" href="${address}">`
    : `<script src="${address}"></script>`;
}
