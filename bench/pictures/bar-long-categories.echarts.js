import { industries } from "../../gallery/data/unemployment.js";
import { drawn } from "./echarts.js";

export default function draw(look) {
  const { words } = look;
  return drawn(look, {
    title: "Unemployed in January 2010",
    xAxis: { type: "category", data: Object.keys(industries).map(words) },
    yAxis: { type: "value", name: words("Thousands") },
    series: [
      {
        type: "bar",
        name: words("Persons"),
        data: Object.values(industries).map((counts) => counts[120]),
      },
    ],
  });
}
