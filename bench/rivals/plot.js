import * as Plot from "@observablehq/plot";
import { JSDOM } from "jsdom";
import { chart } from "../chart.js";
import { versionOf } from "./version.js";

export const name = `Observable Plot ${versionOf("@observablehq/plot")}, jsdom ${versionOf("jsdom")}`;
export const nameWithTooltips = `${name}, <title>s`;

// Plot draws into a DOM, for which its documentation takes jsdom. One document serves them all.
// Its tip mark needs a pointer and so the browser; what a drawn SVG can carry is a <title> for
// each point, on dots that are as good as invisible.
export async function prepare({ tooltips = false } = {}) {
  const { window } = new JSDOM("");
  return {
    draw(points) {
      const svg = Plot.plot(optionsFor(points, window.document, tooltips));
      svg.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns", "http://www.w3.org/2000/svg");
      return svg.outerHTML;
    },
    close: () => window.close(),
  };
}

function optionsFor(points, document, tooltips) {
  const line = { x: "time", y: "y", curve: "monotone-x", stroke: "steelblue", strokeWidth: 2 };
  const dots = { x: "time", y: "y", title: titleOf, fill: "steelblue", fillOpacity: 0, r: 5 };
  return {
    document,
    width: chart.width,
    height: chart.height,
    marginTop: 40,
    x: { type: "utc", grid: true, label: null },
    y: { grid: true, nice: true, label: null },
    marks: [
      Plot.lineY(points, line),
      ...(tooltips ? [Plot.dot(points, dots)] : []),
      // Plot's own title would wrap the SVG in a <figure> with an <h2>.
      Plot.text([chart.title], { frameAnchor: "top", dy: -25, fontSize: 16, fontWeight: "bold" }),
    ],
  };
}

function titleOf({ time, y }) {
  return `${new Date(time).toISOString().slice(11, 19)}  ${y}`;
}
