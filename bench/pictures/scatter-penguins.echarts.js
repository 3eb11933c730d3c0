import { adelie, chinstrap, gentoo } from "../../gallery/data/penguins.js";
import { drawPicture } from "./echarts.js";

export default function draw(options) {
  const { words } = options;
  return drawPicture(options, {
    title: "Penguins",
    legend: {},
    xAxis: {
      type: "value",
      scale: true,
      name: words("Flipper in millimetres"),
      nameLocation: "middle",
    },
    yAxis: {
      type: "value",
      scale: true,
      name: words("Mass"),
      axisLabel: { formatter: "{value} g" },
    },
    series: Object.entries({ Adelie: adelie, Chinstrap: chinstrap, Gentoo: gentoo }).map(
      ([name, birds]) => ({ type: "scatter", name: words(name), data: birds }),
    ),
  });
}
