import * as echarts from "echarts";

// The option for each kind of picture, and how a series of it gets new data.
const KINDS = {
  lines: { optionFor: linesOption, prepareData: timesOf },
  bars: { optionFor: barsOption, prepareData: valuesOf },
  heatMap: { optionFor: heatMapOption, prepareData: indexCells },
};

// No tooltip: ECharts draws it in the browser, with its script, so a server-drawn SVG has none.

// As the handbook's page on server-side rendering has it: a new instance for each drawing.
export async function prepare({ kind, chart }) {
  const { optionFor, prepareData } = KINDS[kind];
  return {
    prepareData,
    draw(data) {
      const instance = newInstance(chart);
      instance.setOption(optionFor(chart, data));
      const svg = instance.renderToSVGString();
      instance.dispose();
      return svg;
    },
  };
}

// Keeps one chart: each drawing only sets the data, which is merged into what is there.
export async function prepareKept({ kind, chart }) {
  const { optionFor, prepareData } = KINDS[kind];
  const instance = newInstance(chart);
  instance.setOption(optionFor(chart, []));
  return {
    prepareData,
    draw(data) {
      instance.setOption({ series: data.map((points) => ({ data: points })) });
      return instance.renderToSVGString();
    },
  };
}

function newInstance({ width, height }) {
  return echarts.init(null, null, { renderer: "svg", ssr: true, width, height });
}

function frameFor({ title }) {
  return {
    animation: false,
    useUTC: true,
    title: { text: title, left: "center" },
    grid: { left: 50, right: 20, top: 70, bottom: 30 },
  };
}

function legendFor({ names }) {
  return names.length > 1 ? { legend: { top: 36 } } : {};
}

function linesOption(chart, data) {
  return {
    ...frameFor(chart),
    ...legendFor(chart),
    xAxis: { type: "time", splitLine: { show: true }, ...formatted(chart.timeFormat) },
    yAxis: { type: "value", scale: true, ...formatted(chart.yFormat) },
    series: chart.names.map((name, index) => ({
      type: "line",
      name,
      data: data[index],
      showSymbol: false,
      ...(chart.smooth ? { smooth: true, smoothMonotone: "x" } : {}),
      // Does nothing where there are fewer points than pixels; without it 100,000 points would be
      // 100,000 segments.
      sampling: "minmax",
    })),
  };
}

// The formats of a case in the words of ECharts.
const FORMATTERS = { "%H:%M:%S": "{HH}:{mm}:{ss}", ".1f": (value) => value.toFixed(1) };

function formatted(format) {
  return format === undefined ? {} : { axisLabel: { formatter: FORMATTERS[format] } };
}

function barsOption(chart, data) {
  return {
    ...frameFor(chart),
    ...legendFor(chart),
    xAxis: { type: "category", data: chart.categories, axisLabel: { interval: 0 } },
    yAxis: { type: "value" },
    series: chart.names.map((name, index) => ({ type: "bar", name, data: data[index] })),
  };
}

function heatMapOption(chart, data) {
  return {
    ...frameFor(chart),
    xAxis: { type: "category", data: chart.categories },
    yAxis: { type: "category", data: chart.names, inverse: true },
    visualMap: {
      show: false,
      min: chart.least,
      max: chart.most,
      inRange: { color: ["#eff3ff", "#6baed6", "#08306b"] },
    },
    series: [{ type: "heatmap", data: data[0] ?? [] }],
  };
}

function timesOf(series) {
  return series.map(({ points }) =>
    points.map(({ time, y, label: name }) => (name ? { name, value: [time, y] } : [time, y])),
  );
}

function valuesOf(series) {
  return series.map(({ points }) => points.map(({ y }) => y));
}

// Cells by their index on both axes, as its heat map example has it.
function indexCells(series) {
  return [series.flatMap(({ points }, row) => points.map(({ y }, column) => [column, row, y]))];
}
