import { SaxesParser } from "saxes";
import { shapesOfPath } from "./path.js";

// Reads the texts of an SVG, and its shapes with their extents. Transforms are ignored: they may
// translate shapes, but no contender scales, so widths and heights are right.
export function readPicture(svg) {
  const texts = [];
  const shapes = [];
  let depthOfStyle = 0;
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => {
    if (name === "style") depthOfStyle++;
    const read = READERS[name];
    if (read !== undefined && isVisible(attributes))
      for (const shape of read(attributes)) shapes.push(shape);
  });
  parser.on("closetag", ({ name }) => {
    if (name === "style") depthOfStyle--;
  });
  parser.on("text", (text) => {
    if (depthOfStyle === 0 && text.trim() !== "") texts.push(text.trim());
  });
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(svg).close();
  return { texts, shapes };
}

const READERS = {
  path: ({ d = "" }) => shapesOfPath(d),
  rect: ({ width, height }) => [shape(Number(width), Number(height))],
  line: ({ x1 = 0, x2 = 0, y1 = 0, y2 = 0 }) => [shape(Math.abs(x2 - x1), Math.abs(y2 - y1))],
  polyline: ({ points = "" }) => shapesOfPath(`M${points}`),
};

// ECharts draws an invisible box around a title.
function isVisible(attributes) {
  return !(attributes["fill-opacity"] === "0" && attributes["stroke-width"] === "0");
}

function shape(width, height) {
  return { width, height, vertices: 2 };
}
