import { createChartRuntime, createMark, d3Curve, defineChart, lineY } from "@tanstack/charts";
import { renderChartSvg } from "@tanstack/charts/svg";
import { scaleLinear, scaleUtc } from "d3-scale";
import { curveMonotoneX } from "d3-shape";
import { chart } from "../chart.js";
import { versionOf } from "./version.js";

export const name = `TanStack Charts ${versionOf("@tanstack/charts")}`;

// No tooltip: its tooltips begin when a browser mounts the chart.

// As its guide "SSR and Hydration" has it under "Render without a framework".
export async function prepare() {
  const { width, height } = chart;
  const runtime = createChartRuntime();
  return {
    draw(points) {
      const scene = runtime.render(definitionFor(points), { width, height });
      return renderChartSvg(scene, { ariaLabel: chart.title, idPrefix: "sensor" });
    },
    close: () => runtime.destroy(),
  };
}

const smooth = d3Curve(curveMonotoneX);

function definitionFor(points) {
  return defineChart({
    margin: { top: 40 },
    marks: [title, lineY(points, { x: dateOf, y: "y", curve: smooth, strokeWidth: 2 })],
    x: { scale: scaleUtc, grid: true },
    y: { scale: scaleLinear, nice: true, grid: true },
  });
}

function dateOf({ time }) {
  return new Date(time);
}

// It has no title of its own, so a mark writes it above the plot: the documented way to add text.
const title = createMark(({ markIndex }) => ({
  id: `title-${markIndex}`,
  channels: {},
  render: ({ chart: plot, theme }) => ({
    nodes: [
      {
        kind: "label",
        key: "title",
        text: chart.title,
        x: plot.x + plot.width / 2,
        y: plot.y - 20,
        anchor: "middle",
        fontSize: 16,
        fontWeight: 700,
        style: { fill: theme.foreground },
      },
    ],
    points: [],
  }),
}));
