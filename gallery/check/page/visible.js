// @ts-check
import { boundsOf, quadOf } from "./quad.js";

/**
 * @typedef {{ left: number, right: number, top: number, bottom: number }} Bounds
 */

/** Less opacity than this is invisible. */
export const FAINTEST = 0.02;

/**
 * The product of an element's opacity and those of its ancestors; 0 if it is hidden.
 *
 * @param {Element} element
 * @param {Element} root the outermost one that counts
 */
export function opacityOf(element, root) {
  const style = getComputedStyle(element);
  if (style.visibility !== "visible" || style.display === "none") return 0;
  let opacity = 1;
  /** @type {Element | null} */
  let e = element;
  for (; e !== null; e = e === root ? null : e.parentElement) {
    const own = getComputedStyle(e);
    if (own.display === "none") return 0;
    if (e.localName === "defs" || e.localName === "clipPath") return 0;
    opacity *= Number(own.opacity);
  }
  return opacity < FAINTEST ? 0 : opacity;
}

/**
 * The part of the page in which an element can be visible: inner SVGs and clip paths clip what is
 * beyond them. The edge of the outermost SVG is checked elsewhere.
 *
 * @param {Element} element
 * @param {Element} root
 * @returns {Bounds}
 */
export function clipOf(element, root) {
  let clip = { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity };
  for (let e = element; e !== root && e.parentElement !== null; e = e.parentElement) {
    if (e instanceof SVGSVGElement) {
      if (getComputedStyle(e).overflow !== "visible") clip = common(clip, viewportOf(e));
    }
    const path = clipPathOf(e);
    if (path !== undefined) clip = common(clip, path);
  }
  return clip;
}

/** @param {SVGSVGElement} svg */
function viewportOf(svg) {
  const { x, y, width, height } = svg;
  const box = {
    x: x.baseVal.value,
    y: y.baseVal.value,
    width: width.baseVal.value,
    height: height.baseVal.value,
  };
  const parent = svg.parentElement;
  const matrix = parent instanceof SVGGraphicsElement ? parent.getScreenCTM() : null;
  return boundsOf(quadOf(box, matrix ?? new DOMMatrix()));
}

/** @param {Element} element */
function clipPathOf(element) {
  const id = /url\("?#([^")]+)"?\)/.exec(getComputedStyle(element).clipPath)?.[1];
  if (id === undefined || !(element instanceof SVGGraphicsElement)) return undefined;
  const root = /** @type {ShadowRoot | Document} */ (element.getRootNode());
  const shape = root.getElementById(id)?.firstElementChild;
  if (!(shape instanceof SVGGraphicsElement)) return undefined;
  return boundsOf(quadOf(shape.getBBox(), element.getScreenCTM() ?? new DOMMatrix()));
}

/**
 * @param {Bounds} a
 * @param {Bounds} b
 * @returns {Bounds}
 */
function common(a, b) {
  return {
    left: Math.max(a.left, b.left),
    right: Math.min(a.right, b.right),
    top: Math.max(a.top, b.top),
    bottom: Math.min(a.bottom, b.bottom),
  };
}
