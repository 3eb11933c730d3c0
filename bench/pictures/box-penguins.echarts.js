import { adelie, chinstrap, gentoo } from "../../gallery/data/penguins.js";
import { drawPicture } from "./echarts.js";

export default function draw(options) {
  const { words } = options;
  const species = { Adelie: adelie, Chinstrap: chinstrap, Gentoo: gentoo };
  return drawPicture(options, {
    title: "How heavy penguins are",
    dataset: [
      { source: Object.values(species).map((birds) => birds.map(([, mass]) => mass)) },
      {
        transform: {
          type: "boxplot",
          config: { itemNameFormatter: ({ value }) => words(Object.keys(species)[value]) },
        },
      },
      { fromDatasetIndex: 1, fromTransformResult: 1 },
    ],
    xAxis: { type: "category" },
    yAxis: { type: "value", scale: true, axisLabel: { formatter: "{value} g" } },
    series: [
      { type: "boxplot", datasetIndex: 1 },
      { type: "scatter", datasetIndex: 2 },
    ],
  });
}
