// @ts-check
import { boundsOf, quadOf } from "./quad.js";
import { SLACK } from "./texts.js";
import { clipOf, opacityOf } from "./visible.js";

/**
 * Finds the elements of an SVG that are marks, by the library that drew it.
 *
 * @typedef {"plotcast" | "echarts" | "plot"} Library
 *
 * @type {Record<Library, (svg: SVGSVGElement) => Element[]>}
 */
const FINDERS = {
  plotcast: (svg) => shapesOf(svg, ".n :not(.md)"),
  // Symbols, bars and slices are labelled as the chart's; lines and areas are in a clipped group.
  echarts: (svg) => shapesOf(svg, '[ecmeta_ssr_type="chart"], g[clip-path] *'),
  // Marks are groups with a label such as "line"; those of axes and grids have longer ones.
  plot: (svg) =>
    shapesOf(svg, 'g[aria-label]:not([aria-label*="axis"]):not([aria-label*="grid"]) *'),
};

const SHAPES = "path, rect, circle, ellipse, line, polyline, polygon, use";

/**
 * @param {SVGSVGElement} svg
 * @param {string} selector
 */
function shapesOf(svg, selector) {
  return [...svg.querySelectorAll(selector)].filter((e) => e.matches(SHAPES));
}

/**
 * A drawn shape and its bounds on the page, with its stroke and without what is clipped.
 *
 * @typedef {{ element: Element, reach: import("./visible.js").Bounds, opacity: number }} Mark
 *
 * @param {SVGSVGElement} svg
 * @param {Library} library
 * @returns {Mark[]}
 */
export function marksOf(svg, library) {
  return FINDERS[library](svg).flatMap((element) => {
    const opacity = opacityOf(element, svg);
    const reach = opacity === 0 ? undefined : reachOf(element, svg);
    return reach === undefined ? [] : [{ element, reach, opacity }];
  });
}

/**
 * @param {Element} element
 * @param {SVGSVGElement} svg
 * @returns {import("./visible.js").Bounds | undefined}
 */
function reachOf(element, svg) {
  if (!(element instanceof SVGGraphicsElement)) return undefined;
  const matrix = element.getScreenCTM() ?? new DOMMatrix();
  const { left, right, top, bottom } = boundsOf(quadOf(withStroke(element), matrix));
  const clip = clipOf(element, svg);
  const seen = {
    left: Math.max(left, clip.left),
    right: Math.min(right, clip.right),
    top: Math.max(top, clip.top),
    bottom: Math.min(bottom, clip.bottom),
  };
  return seen.left > seen.right || seen.top > seen.bottom ? undefined : seen;
}

/** Half of a line or of a dot may overhang the edge of the plot; half of a bar may not. */
const OVERHANG = 4;

/**
 * A shape's box with what its stroke adds beyond the usual overhang. (Chromium's own boxes leave
 * strokes out.) Bars are drawn as thick strokes: an upright one adds nothing above and below.
 *
 * @param {SVGGraphicsElement} element
 */
function withStroke(element) {
  const { x, y, width, height } = element.getBBox();
  const style = getComputedStyle(element);
  const half = style.stroke === "none" ? 0 : Number.parseFloat(style.strokeWidth) / 2;
  const more = Math.max(0, half - OVERHANG);
  const path = style.strokeLinecap === "butt" ? (element.getAttribute("d") ?? "") : "";
  const across = /^[Mm\d\s.,Vv-]+$/.test(path) ? [more, 0] : [more, more];
  const [dx, dy] = /^[Mm\d\s.,Hh-]+$/.test(path) ? [0, more] : across;
  const isSymbol = width <= 2 * OVERHANG + 2 && height <= 2 * OVERHANG + 2;
  const less = isSymbol ? Math.min(width, height) / 2 : 0;
  return {
    x: x - (dx ?? 0) + less,
    y: y - (dy ?? 0) + less,
    width: width + 2 * (dx ?? 0) - 2 * less,
    height: height + 2 * (dy ?? 0) - 2 * less,
  };
}

/**
 * Finds the marks that reach beyond the plot.
 *
 * @param {Mark[]} marks
 * @param {import("./visible.js").Bounds} plot on the page
 * @returns {string[]}
 */
export function outsidersOf(marks, plot) {
  return marks
    .filter(({ reach }) => isOutside(reach, plot))
    .map(({ element }) => element.outerHTML.slice(0, 80));
}

/**
 * @param {import("./visible.js").Bounds} reach
 * @param {import("./visible.js").Bounds} plot
 */
function isOutside(reach, plot) {
  return (
    reach.left < plot.left - SLACK ||
    reach.right > plot.right + SLACK ||
    reach.top < plot.top - SLACK ||
    reach.bottom > plot.bottom + SLACK
  );
}
