import { sources, years } from "../../gallery/data/electricity.js";
import { drawPicture, pairs } from "./echarts.js";

export default function draw(options) {
  const { words } = options;
  const totals = years.map((_, i) =>
    Object.values(sources).reduce((sum, values) => sum + values[i], 0),
  );
  return drawPicture(options, {
    title: "Electricity of Iowa",
    legend: {},
    xAxis: { type: "time" },
    yAxis: { type: "value", max: 100, axisLabel: { formatter: "{value} %" } },
    series: Object.entries(sources).map(([source, values]) => ({
      type: "line",
      name: words(source),
      stack: "all",
      areaStyle: {},
      showSymbol: false,
      data: pairs(
        years,
        values.map((value, i) => (100 * value) / totals[i]),
      ),
    })),
  });
}
