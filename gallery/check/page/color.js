// @ts-check
/**
 * Red, green and blue from 0 to 255, and alpha from 0 to 1.
 *
 * @typedef {[number, number, number, number]} Color
 */

const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });

/** @type {Map<string, Color>} */
const known = new Map();

/**
 * Reads a CSS colour as the browser paints it.
 *
 * @param {string} css
 * @returns {Color}
 */
export function colorOf(css) {
  const before = known.get(css);
  if (before !== undefined) return before;
  if (canvas === null) throw new Error("no canvas to paint a colour on");
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = "#000";
  canvas.fillStyle = css;
  canvas.fillRect(0, 0, 1, 1);
  const [r = 0, g = 0, b = 0, a = 0] = canvas.getImageData(0, 0, 1, 1).data;
  /** @type {Color} */
  const color = [r, g, b, a / 255];
  known.set(css, color);
  return color;
}

/**
 * Blends a colour over an opaque one.
 *
 * @param {Color} over
 * @param {number} opacity
 * @param {Color} under
 * @returns {Color}
 */
export function blended([r, g, b, a], opacity, under) {
  const share = a * opacity;
  const mix = (/** @type {number} */ x, /** @type {number} */ y) => x * share + y * (1 - share);
  return [mix(r, under[0]), mix(g, under[1]), mix(b, under[2]), 1];
}

/**
 * The contrast ratio of two colours, from 1 to 21 (WCAG 2.2).
 *
 * @param {Color} a
 * @param {Color} b
 */
export function contrastOf(a, b) {
  const [x, y] = [luminanceOf(a), luminanceOf(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** WCAG 2.2, "relative luminance". @param {Color} color */
function luminanceOf([r, g, b]) {
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

/** @param {number} channel */
function linear(channel) {
  const c = channel / 255;
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
}
