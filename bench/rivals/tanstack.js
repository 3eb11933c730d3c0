import {
  barY,
  cell,
  colorLegend,
  createChartRuntime,
  createMark,
  d3Curve,
  defineChart,
  group,
  lineY,
} from "@tanstack/charts";
import { renderChartSvg } from "@tanstack/charts/svg";
import { scaleBand, scaleLinear, scaleUtc } from "d3-scale";
import { curveMonotoneX } from "d3-shape";

const KINDS = { lines: linesDefinition, bars: barsDefinition, heatMap: heatMapDefinition };

// No tooltip: its tooltips exist only once a browser has mounted the chart.

// As its guide "SSR and Hydration" has it under "Render without a framework".
export async function prepare({ kind, chart }) {
  const { width, height, title } = chart;
  const definitionFor = KINDS[kind];
  const runtime = createChartRuntime();
  return {
    prepareData: rowsOf,
    draw(rows) {
      const scene = runtime.render(definitionFor(rows, chart), { width, height });
      return renderChartSvg(scene, { ariaLabel: title, idPrefix: "bench" });
    },
  };
}

const smooth = d3Curve(curveMonotoneX);

function linesDefinition(rows, chart) {
  return defineChart({
    margin: { top: chart.names.length > 1 ? 70 : 40 },
    marks: [
      titleMark(chart),
      lineY(rows, {
        x: "time",
        y: "y",
        strokeWidth: 2,
        ...(chart.names.length > 1 ? { z: "series" } : {}),
        ...(chart.smooth ? { curve: smooth } : {}),
      }),
    ],
    x: { scale: scaleUtc, grid: true },
    y: { scale: scaleLinear, nice: true, grid: true },
    ...legendFor(chart),
  });
}

function barsDefinition(rows, chart) {
  return defineChart({
    margin: { top: 70 },
    marks: [titleMark(chart), barY(rows, { x: "x", y: "y", z: "series", layout: group() })],
    x: { scale: () => scaleBand().padding(0.18) },
    y: { scale: scaleLinear, nice: true, grid: true },
    ...legendFor(chart),
  });
}

function heatMapDefinition(rows, chart) {
  return defineChart({
    margin: { top: 40 },
    marks: [titleMark(chart), cell(rows, { x: "x", y: "series", color: "y", inset: 0 })],
    x: { scale: scaleBand },
    y: { scale: scaleBand },
    color: { scale: scaleLinear, range: ["#eff3ff", "#6baed6", "#08306b"] },
  });
}

function legendFor({ names }) {
  return names.length > 1 ? { color: { domain: names, legend: colorLegend() } } : {};
}

// Times as dates, as its scale expects.
function rowsOf(series) {
  return series.flatMap(({ name, points }) =>
    points.map(({ time, x, y }) =>
      time === undefined ? { x, y, series: name } : { time: new Date(time), y, series: name },
    ),
  );
}

// It has no title of its own, so a mark writes it above the plot: the documented way to add text.
function titleMark({ title, names }) {
  return createMark(({ markIndex }) => ({
    id: `title-${markIndex}`,
    channels: {},
    render: ({ chart: plot, theme }) => ({
      nodes: [
        {
          kind: "label",
          key: "title",
          text: title,
          x: plot.x + plot.width / 2,
          y: plot.y - (names.length > 1 && names.length < 10 ? 50 : 20),
          anchor: "middle",
          fontSize: 16,
          fontWeight: 700,
          style: { fill: theme.foreground },
        },
      ],
      points: [],
    }),
  }));
}
