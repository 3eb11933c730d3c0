// @ts-check
import { blended, colorOf, contrastOf } from "./color.js";
import { boundsOf } from "./quad.js";
import { FAINTEST } from "./visible.js";

/**
 * @typedef {import("./color.js").Color} Color
 * @typedef {object} Backdrop The pixels behind the texts of a picture.
 * @property {(x: number, y: number) => Color} at by place on the page
 */

const TEXT = 4.5;
const LARGE_TEXT = 3;
const LINE = 3;
/** The part of a text's box that may lie on a line behind it. */
const SPOILT = 0.2;

/**
 * Paints a picture on its background with transparent texts. Their halos stay.
 *
 * @param {SVGSVGElement} svg
 * @param {string} background
 * @returns {Promise<Backdrop>}
 */
export async function backdropOf(svg, background) {
  const { left, top, width, height } = svg.getBoundingClientRect();
  const canvas = new OffscreenCanvas(Math.ceil(width), Math.ceil(height));
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (context === null) throw new Error("no canvas to paint on");
  context.fillStyle = background;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(await imageOf(withoutTexts(svg)), 0, 0, width, height);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  return {
    at(x, y) {
      const column = Math.min(canvas.width - 1, Math.max(0, Math.floor(x - left)));
      const row = Math.min(canvas.height - 1, Math.max(0, Math.floor(y - top)));
      const i = 4 * (row * canvas.width + column);
      return [data[i] ?? 0, data[i + 1] ?? 0, data[i + 2] ?? 0, 1];
    },
  };
}

/** @param {SVGSVGElement} svg */
function withoutTexts(svg) {
  const copy = /** @type {SVGSVGElement} */ (svg.cloneNode(true));
  const style = document.createElementNS("http://www.w3.org/2000/svg", "style");
  style.textContent = "text,text *{fill:transparent!important}";
  copy.append(style);
  copy.style.color = getComputedStyle(svg).color;
  return new XMLSerializer().serializeToString(copy);
}

/** @param {string} svg */
async function imageOf(svg) {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode();
  return image;
}

/**
 * Finds texts with too little contrast to the pixels behind them.
 *
 * @param {import("./texts.js").Run[]} runs
 * @param {Backdrop} backdrop
 * @returns {string[]}
 */
export function paleTextsOf(runs, backdrop) {
  return runs.flatMap((run) => {
    const style = getComputedStyle(run.element);
    const color = colorOf(style.fill);
    const opacity = run.opacity * Number(style.fillOpacity);
    const least = isLarge(style) ? LARGE_TEXT : TEXT;
    const ratios = pixelsIn(run.quad).map(([x, y]) => {
      const behind = backdrop.at(x, y);
      return contrastOf(blended(color, opacity, behind), behind);
    });
    const spoilt = ratios.filter((ratio) => ratio < least).length;
    if (spoilt <= SPOILT * ratios.length) return [];
    return [`${run.text} (${Math.min(...ratios).toFixed(1)})`];
  });
}

/** WCAG 2.2, "large scale". @param {CSSStyleDeclaration} style */
function isLarge({ fontSize, fontWeight }) {
  const size = Number.parseFloat(fontSize);
  return size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700);
}

/**
 * @param {import("./quad.js").Quad} quad
 * @returns {[number, number][]} the middles of the pixels in it
 */
function pixelsIn(quad) {
  const { left, right, top, bottom } = boundsOf(quad);
  /** @type {[number, number][]} */
  const pixels = [];
  for (let y = Math.floor(top) + 0.5; y < bottom; y++) {
    for (let x = Math.floor(left) + 0.5; x < right; x++) if (isIn(quad, x, y)) pixels.push([x, y]);
  }
  return pixels;
}

/**
 * @param {import("./quad.js").Quad} quad
 * @param {number} x
 * @param {number} y
 */
function isIn(quad, x, y) {
  return quad.every((a, i) => {
    const b = quad[(i + 1) % quad.length] ?? a;
    return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x) >= 0;
  });
}

/**
 * Finds lines with too little contrast, once per style. Lines are marks that are stroked and not
 * filled.
 *
 * @param {import("./marks.js").Mark[]} marks
 * @param {Color} background
 * @returns {string[]}
 */
export function paleLinesOf(marks, background) {
  const pale = marks.flatMap(({ element, opacity }) => {
    const style = getComputedStyle(element);
    // Stale data, and narrow bars beside candles, are pale on purpose.
    if (!isLine(style) || element.closest(".st,.rm") !== null) return [];
    const color = colorOf(style.stroke);
    const share = opacity * Number(style.strokeOpacity);
    if (share * color[3] < FAINTEST) return [];
    const seen = blended(color, share, background);
    const ratio = contrastOf(seen, background);
    return ratio < LINE ? [`${element.localName} ${style.stroke} (${ratio.toFixed(1)})`] : [];
  });
  return [...new Set(pale)];
}

/** A broader stroke is a surface, such as a bar or a cell. */
const BROADEST_LINE = 6;

/** @param {CSSStyleDeclaration} style */
function isLine({ fill, fillOpacity, stroke, strokeWidth }) {
  const isFilled = fill !== "none" && colorOf(fill)[3] * Number(fillOpacity) > 0;
  const width = Number.parseFloat(strokeWidth);
  return !isFilled && stroke !== "none" && width > 0 && width <= BROADEST_LINE;
}
