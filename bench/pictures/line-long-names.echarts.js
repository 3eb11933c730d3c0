import { MINUTE, moments, walk } from "../../gallery/data/made.js";
import { drawPicture, pairs } from "./echarts.js";

export default function draw(options) {
  const { words } = options;
  const names = [
    "production-eu-central-1-payment-service-7d9f8b6c5-x2x4z",
    "production-eu-central-1-checkout-service-5b8c9d7f6-q8w2r",
    "production-us-east-1-recommendation-service-6f7d8c9b5-m4n7k",
    "cache",
  ];
  const memory = (seed) => walk(60, { seed: seed + 1, start: 400 + 90 * seed, step: 12 });
  return drawPicture(options, {
    title: "Memory of each pod",
    legend: {},
    xAxis: { type: "time" },
    yAxis: { type: "value", scale: true },
    series: names.map((name, seed) => ({
      type: "line",
      name: words(name),
      showSymbol: false,
      data: pairs(moments(60, MINUTE), memory(seed)),
    })),
  });
}
