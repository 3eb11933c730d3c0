import * as echarts from "echarts";
import { chart } from "../chart.js";
import { versionOf } from "./version.js";

export const name = `ECharts ${versionOf("echarts")} SSR`;
export const nameOfKept = `${name}, one instance kept`;

// No tooltip: ECharts draws it in the browser, with its script, so a server-drawn SVG has none.

// As the handbook's page on server-side rendering has it: a new instance for each drawing.
export async function prepare() {
  return {
    draw(points) {
      const instance = newInstance();
      instance.setOption(optionFor(points));
      const svg = instance.renderToSVGString();
      instance.dispose();
      return svg;
    },
    close() {},
  };
}

// A live chart need not start anew: only the data is set again, and merged into what is there.
export async function prepareKept() {
  const instance = newInstance();
  instance.setOption(optionFor([]));
  return {
    draw(points) {
      instance.setOption({ series: [{ data: pairsOf(points) }] });
      return instance.renderToSVGString();
    },
    close: () => instance.dispose(),
  };
}

function newInstance() {
  const { width, height } = chart;
  return echarts.init(null, null, { renderer: "svg", ssr: true, width, height });
}

function optionFor(points) {
  return {
    animation: false,
    useUTC: true,
    title: { text: chart.title, left: "center" },
    grid: { left: 50, right: 20, top: 50, bottom: 30 },
    xAxis: { type: "time", splitLine: { show: true } },
    yAxis: { type: "value", scale: true },
    series: [
      {
        type: "line",
        name: chart.series,
        data: pairsOf(points),
        smooth: true,
        smoothMonotone: "x",
        showSymbol: false,
        // Does nothing to a window of 30; without it 100,000 points would be 100,000 curves.
        sampling: "minmax",
      },
    ],
  };
}

function pairsOf(points) {
  return points.map(({ time, y }) => [time, y]);
}
