import { parse, View } from "vega";

const KINDS = { lines: linesSpec, bars: barsSpec, heatMap: heatMapSpec };

// No tooltip: Vega shows it in the browser, and its SVG string has no <title> for a mark.

// The spec is parsed once and the view kept; each drawing only replaces the data. That is faster
// than a new View for each drawing, which is how Vega's own vg2svg does it.
export async function prepare({ kind, chart }) {
  const view = new View(parse(KINDS[kind](chart)), { renderer: "none" });
  return {
    prepareData: rowsOf,
    draw(rows) {
      view.data("rows", rows);
      return view.toSVG();
    },
  };
}

// Each window has its own rows, as Vega marks the rows that it takes in with a hidden id.
function rowsOf(series) {
  return series.flatMap(({ name, points }) => points.map((point) => ({ ...point, series: name })));
}

function frameFor({ width, height, title }) {
  return {
    $schema: "https://vega.github.io/schema/vega/v6.json",
    width,
    height,
    padding: 5,
    autosize: { type: "fit", contains: "padding" },
    background: "white",
    title: { text: title },
    data: [{ name: "rows" }],
  };
}

function linesSpec(chart) {
  const curve = chart.smooth ? { interpolate: { value: "monotone" } } : {};
  const line = {
    type: "line",
    encode: {
      update: {
        x: { scale: "x", field: "time" },
        y: { scale: "y", field: "y" },
        stroke: { scale: "color", field: "series" },
        strokeWidth: { value: 2 },
        ...curve,
      },
    },
  };
  return {
    ...frameFor(chart),
    scales: [
      { name: "x", type: "utc", range: "width", domain: { data: "rows", field: "time" } },
      { ...yScale(), zero: false },
      colorScale(chart),
    ],
    axes: [
      { orient: "bottom", scale: "x", grid: true },
      { orient: "left", scale: "y", grid: true },
    ],
    ...(chart.names.length > 1
      ? { marks: [perSeries(line)], ...legendFor("stroke") }
      : { marks: [{ ...line, from: { data: "rows" } }] }),
  };
}

function perSeries(line) {
  return {
    type: "group",
    from: { facet: { name: "one", data: "rows", groupby: "series" } },
    marks: [{ ...line, from: { data: "one" } }],
  };
}

// As its example "Grouped Bar Chart" has it, with the categories along x.
function barsSpec(chart) {
  const bar = {
    type: "rect",
    from: { data: "one" },
    encode: {
      update: {
        x: { scale: "place", field: "series" },
        width: { scale: "place", band: 1 },
        y: { scale: "y", field: "y" },
        y2: { scale: "y", value: 0 },
        fill: { scale: "color", field: "series" },
      },
    },
  };
  return {
    ...frameFor(chart),
    scales: [
      { name: "x", type: "band", range: "width", padding: 0.2, domain: chart.categories },
      yScale(),
      colorScale(chart),
    ],
    axes: [
      { orient: "bottom", scale: "x" },
      { orient: "left", scale: "y", grid: true },
    ],
    ...legendFor("fill"),
    marks: [
      {
        type: "group",
        from: { facet: { data: "rows", name: "one", groupby: "x" } },
        encode: { update: { x: { scale: "x", field: "x" } } },
        signals: [{ name: "width", update: "bandwidth('x')" }],
        scales: [{ name: "place", type: "band", range: "width", domain: chart.names }],
        marks: [bar],
      },
    ],
  };
}

function heatMapSpec(chart) {
  return {
    ...frameFor(chart),
    scales: [
      { name: "x", type: "band", range: "width", domain: chart.categories },
      { name: "y", type: "band", range: "height", domain: chart.names },
      {
        name: "color",
        type: "linear",
        range: { scheme: "blues" },
        domain: [chart.least, chart.most],
        zero: false,
      },
    ],
    axes: [
      { orient: "bottom", scale: "x", labelOverlap: true },
      { orient: "left", scale: "y", labelOverlap: true },
    ],
    marks: [
      {
        type: "rect",
        from: { data: "rows" },
        encode: {
          update: {
            x: { scale: "x", field: "x" },
            y: { scale: "y", field: "series" },
            width: { scale: "x", band: 1 },
            height: { scale: "y", band: 1 },
            fill: { scale: "color", field: "y" },
          },
        },
      },
    ],
  };
}

function yScale() {
  return {
    name: "y",
    type: "linear",
    range: "height",
    nice: true,
    domain: { data: "rows", field: "y" },
  };
}

function colorScale({ names }) {
  return { name: "color", type: "ordinal", range: "category", domain: names };
}

function legendFor(channel) {
  return { legends: [{ [channel]: "color", orient: "top", direction: "horizontal" }] };
}
