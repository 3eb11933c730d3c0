import { sources, years } from "../../gallery/data/electricity.js";
import { drawn, pairs } from "./echarts.js";

export default function draw(look) {
  const { words } = look;
  const totals = years.map((_, i) =>
    Object.values(sources).reduce((sum, values) => sum + values[i], 0),
  );
  return drawn(look, {
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
