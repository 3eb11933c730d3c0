import { drawPicture } from "./echarts.js";

export default function draw(options) {
  const { words } = options;
  const days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].map(words);
  const orders = [128, 164, 171, 190, 243, 301, 87];
  return drawPicture(options, {
    title: "Orders by day",
    xAxis: { type: "category", data: days },
    yAxis: { type: "value" },
    series: [{ type: "bar", name: words("Orders"), data: orders }],
  });
}
