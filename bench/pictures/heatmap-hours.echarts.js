import { temperatures } from "../../gallery/data/hours.js";
import { drawPicture } from "./echarts.js";

export default function draw(options) {
  const { words } = options;
  const months = ["January", "February", "March", "April", "May", "June", "July", "August"];
  months.push("September", "October", "November", "December");
  const cells = temperatures.flatMap((row, month) =>
    row.map((value, hour) => [hour, month, value]),
  );
  return drawPicture(options, {
    title: "Usual temperature in Seattle",
    xAxis: {
      type: "category",
      name: words("Hour of the day"),
      nameLocation: "middle",
      data: temperatures[0].map((_, hour) => hour),
    },
    yAxis: { type: "category", inverse: true, data: months.map(words) },
    visualMap: { min: 2, max: 26, calculable: true, orient: "horizontal", left: "center" },
    series: [{ type: "heatmap", data: cells }],
  });
}
