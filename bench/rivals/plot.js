import * as Plot from "@observablehq/plot";
import { JSDOM } from "jsdom";

const KINDS = { lines: linesOptions, bars: barsOptions, heatMap: heatMapOptions };
const COLORS = ["#4e79a7", "#f28e2c", "#59a14f"];

// Plot draws into a DOM; its documentation uses jsdom. One document serves all drawings.
export async function prepare({ kind, chart }) {
  return drawnBy(KINDS[kind], chart);
}

// Its tip mark needs a pointer, so a browser. An SVG can carry a <title> for each point, here on
// dots that are nearly invisible.
export async function prepareWithTooltips({ chart }) {
  return drawnBy((rows) => {
    const options = linesOptions(rows, chart);
    const dots = { x: "time", y: "y", title: titleOf, fill: "steelblue", fillOpacity: 0, r: 5 };
    return { ...options, marks: [...options.marks, Plot.dot(rows, dots)] };
  }, chart);
}

function drawnBy(optionsFor, chart) {
  const { document } = new JSDOM("").window;
  const { width, height } = chart;
  return {
    prepareData: rowsOf,
    draw(rows) {
      const svg = Plot.plot({ document, width, height, ...optionsFor(rows, chart) });
      svg.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns", "http://www.w3.org/2000/svg");
      return svg.outerHTML;
    },
  };
}

function linesOptions(rows, chart) {
  const isSeveral = chart.names.length > 1;
  return {
    marginTop: 50,
    x: { type: "utc", grid: true, label: null },
    y: { grid: true, nice: true, label: null },
    ...(isSeveral ? { color: { domain: chart.names, range: COLORS } } : {}),
    marks: [
      Plot.lineY(rows, {
        x: "time",
        y: "y",
        strokeWidth: 2,
        stroke: isSeveral ? "series" : "steelblue",
        ...(chart.smooth ? { curve: "monotone-x" } : {}),
      }),
      titleMark(chart),
      ...(isSeveral ? [legendMark(chart)] : []),
    ],
  };
}

// Facets group the bars, as its documentation of the bar mark has it.
function barsOptions(rows, chart) {
  return {
    marginTop: 60,
    fx: { domain: chart.categories, label: null },
    x: { domain: chart.names, axis: null },
    y: { grid: true, nice: true, label: null },
    color: { domain: chart.names, range: COLORS },
    marks: [
      Plot.barY(rows, { fx: "x", x: "series", y: "y", fill: "series" }),
      Plot.ruleY([0]),
      titleMark(chart, ABOVE_FACETS),
      legendMark(chart, ABOVE_FACETS),
    ],
  };
}

function heatMapOptions(rows, chart) {
  return {
    marginTop: 40,
    marginLeft: 50,
    padding: 0,
    // Plot does not thin out the labels of a band scale.
    x: { domain: chart.categories, ticks: everyFifth(chart.categories), label: null },
    y: { domain: chart.names, label: null },
    color: { type: "linear", scheme: "blues", domain: [chart.least, chart.most] },
    marks: [Plot.cell(rows, { x: "x", y: "series", fill: "y" }), titleMark(chart)],
  };
}

const ABOVE_FACETS = { facet: "super", dy: -20 };

// Plot's own title would wrap the SVG in a <figure> with an <h2>.
function titleMark({ title }, more = {}) {
  return Plot.text([title], {
    frameAnchor: "top",
    dy: -25,
    fontSize: 16,
    fontWeight: "bold",
    ...more,
    ...(more.dy ? { dy: more.dy - 20 } : {}),
  });
}

// Its own legend is HTML. Here the names are written in their colours instead.
function legendMark({ names }, more = {}) {
  return names.map((name, index) =>
    Plot.text([name], {
      frameAnchor: "top-left",
      dx: index * 70,
      dy: -20,
      fill: COLORS[index],
      ...more,
    }),
  );
}

function rowsOf(series) {
  return series.flatMap(({ name, points }) => points.map((point) => ({ ...point, series: name })));
}

function everyFifth(names) {
  return names.filter((_, index) => index % 5 === 0);
}

function titleOf({ time, y }) {
  return `${new Date(time).toISOString().slice(11, 19)}  ${y}`;
}
