// How Observable Plot draws a picture: into jsdom, as its documentation has it for servers.
import * as Plot from "@observablehq/plot";
import { JSDOM } from "jsdom";

const { document } = new JSDOM("").window;

/** Title and legend are HTML around the SVG, as Plot makes them. */
export function drawPicture({ width, height, words }, { title, ...options }) {
  const plot = Plot.plot({
    document,
    width,
    height,
    ...(title === undefined ? {} : { title: words(title) }),
    ...options,
  });
  for (const svg of plot.ownerSVGElement === undefined ? plot.querySelectorAll("svg") : [plot]) {
    svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  }
  return { svg: plot.outerHTML, plot: boxOf(plot) };
}

/** Where the scales say that the plot is. */
function boxOf(plot) {
  const x = (plot.scale("fx") ?? plot.scale("x"))?.range;
  const y = (plot.scale("fy") ?? plot.scale("y"))?.range;
  if (x === undefined || y === undefined) return undefined;
  const [left, top] = [Math.min(...x), Math.min(...y)];
  return { x: left, y: top, width: Math.max(...x) - left, height: Math.max(...y) - top };
}

/** Points of one series. */
export function rows(series, xs, ys) {
  return Array.from(xs, (x, i) => ({ series, x, y: ys[i] ?? null }));
}

export function times(all) {
  return all.map((time) => new Date(time));
}
