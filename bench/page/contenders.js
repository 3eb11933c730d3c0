import { readVersion } from "../rivals/version.js";

// What draws the charts of a page. `scripts` are what a visitor loads, by their paths in this checkout.
export const contenders = {
  innerHTML: { name: "three lines, innerHTML", scripts: [] },
  liveChart: {
    name: "<live-chart>",
    scripts: ["dist/live-chart.js", "dist/live-chart-worker.js"],
  },
  echarts: rival("ECharts", "echarts", ["dist/echarts.min.js"]),
  chartjs: rival("Chart.js", "chart.js", ["dist/chart.umd.min.js"]),
  uplot: rival("uPlot", "uplot", ["dist/uPlot.iife.min.js", "dist/uPlot.min.css"]),
};

function rival(name, packageName, files) {
  const scripts = files.map((file) => `bench/node_modules/${packageName}/${file}`);
  return { name: `${name} ${readVersion(packageName)}`, scripts, isRival: true };
}
