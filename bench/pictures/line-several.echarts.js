import { amazon, apple, google, ibm, microsoft, months } from "../../gallery/data/stocks.js";
import { drawPicture, pairs } from "./echarts.js";

export default function draw(options) {
  const { words } = options;
  const shares = { Microsoft: microsoft, Amazon: amazon, IBM: ibm, Google: google, Apple: apple };
  return drawPicture(options, {
    title: "Share prices",
    legend: {},
    xAxis: { type: "time" },
    yAxis: { type: "value", name: words("US dollars") },
    series: Object.entries(shares).map(([name, values]) => ({
      type: "line",
      name: words(name),
      showSymbol: false,
      data: pairs(months, values),
    })),
  });
}
