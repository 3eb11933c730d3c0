import { parse, View } from "vega";
import { chart } from "../chart.js";
import { versionOf } from "./version.js";

export const name = `Vega ${versionOf("vega")}`;

// No tooltip: Vega shows it in the browser, and its SVG string has no <title> for a mark.

// The spec is parsed once and the view kept; each drawing only replaces the data. That is faster
// than a new View for each drawing, which is how Vega's own vg2svg does it.
export async function prepare() {
  const view = new View(parse(specification()), { renderer: "none" });
  return {
    draw(points) {
      view.data("points", points.map(ownCopy));
      return view.toSVG();
    },
    close: () => view.finalize(),
  };
}

// Vega marks each row that it takes in with a hidden id, and the points belong to all contenders.
function ownCopy({ time, y }) {
  return { time, y };
}

function specification() {
  return {
    $schema: "https://vega.github.io/schema/vega/v6.json",
    width: chart.width,
    height: chart.height,
    padding: 5,
    autosize: { type: "fit", contains: "padding" },
    background: "white",
    title: { text: chart.title },
    data: [{ name: "points" }],
    scales: [
      { name: "x", type: "utc", range: "width", domain: { data: "points", field: "time" } },
      {
        name: "y",
        type: "linear",
        range: "height",
        nice: true,
        zero: false,
        domain: { data: "points", field: "y" },
      },
    ],
    axes: [
      { orient: "bottom", scale: "x", grid: true },
      { orient: "left", scale: "y", grid: true },
    ],
    marks: [
      {
        type: "line",
        name: chart.series,
        from: { data: "points" },
        encode: {
          update: {
            x: { scale: "x", field: "time" },
            y: { scale: "y", field: "y" },
            interpolate: { value: "monotone" },
            stroke: { value: "steelblue" },
            strokeWidth: { value: 2 },
          },
        },
      },
    ],
  };
}
