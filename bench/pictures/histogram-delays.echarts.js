import { delays } from "../../gallery/data/flights.js";
import { drawn } from "./echarts.js";

export default function draw(look) {
  const { words } = look;
  const bins = new Map();
  for (const delay of delays) {
    const bin = 10 * Math.floor(delay / 10);
    bins.set(bin, (bins.get(bin) ?? 0) + 1);
  }
  const all = [...bins].sort(([a], [b]) => a - b);
  return drawn(look, {
    title: "How late flights are",
    xAxis: {
      type: "category",
      name: words("Minutes"),
      nameLocation: "middle",
      data: all.map(([bin]) => bin),
    },
    yAxis: { type: "value", name: words("Flights") },
    series: [{ type: "bar", barCategoryGap: 1, data: all.map(([, count]) => count) }],
  });
}
