import { delays } from "../../gallery/data/flights.js";
import { drawPicture } from "./echarts.js";

export default function draw(options) {
  const { words } = options;
  const bins = new Map();
  for (const delay of delays) {
    const bin = 10 * Math.floor(delay / 10);
    bins.set(bin, (bins.get(bin) ?? 0) + 1);
  }
  const all = [...bins].sort(([a], [b]) => a - b);
  return drawPicture(options, {
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
