// @ts-check
import { boundsOf, depthOf, quadOf } from "./quad.js";
import { clipOf, opacityOf } from "./visible.js";

/**
 * A run of glyphs on one line of the page.
 *
 * @typedef {object} Run
 * @property {string} text
 * @property {Element} element
 * @property {import("./quad.js").Quad} quad Around its glyphs' ink, not their line.
 * @property {number} opacity
 * @property {import("./visible.js").Bounds} clip
 */

/** Boxes may overlap by this much, as ink is rounded to whole pixels. */
export const SLACK = 1;

/**
 * Finds all visible texts of a picture.
 *
 * @param {SVGSVGElement} svg
 * @returns {Run[]}
 */
export function runsOf(svg) {
  return [...svg.querySelectorAll("text")].flatMap((text) => runsOfText(text, svg));
}

/**
 * @param {SVGTextElement} text
 * @param {SVGSVGElement} svg
 * @returns {Run[]}
 */
function runsOfText(text, svg) {
  const matrix = text.getScreenCTM();
  if (matrix === null || text.getNumberOfChars() === 0) return [];
  const clip = clipOf(text, svg);
  return lettersOf(text).flatMap(({ element, from, to, content }) => {
    if (content.trim() === "") return [];
    const opacity = opacityOf(element, svg);
    if (opacity === 0) return [];
    const quad = quadOf(inkOf(text, element, from, to, content), matrix);
    return isBeyond(quad, clip) ? [] : [{ text: content, element, quad, opacity, clip }];
  });
}

/**
 * Splits a text into runs that are on one line and belong to one element.
 *
 * @param {SVGTextElement} text
 */
function lettersOf(text) {
  /** @type {{ element: Element, from: number, to: number, content: string }[]} */
  const stretches = [];
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  let at = 0;
  const count = text.getNumberOfChars();
  while (walker.nextNode() !== null && at < count) {
    const node = walker.currentNode;
    const element = node.parentElement ?? text;
    if (element.localName === "title") continue;
    const content = (node.textContent ?? "").replaceAll(/\s+/g, " ");
    if (content.trim() === "" && content !== " ") continue;
    const to = Math.min(count, at + content.length);
    if (to > at) stretches.push({ element, from: at, to, content });
    at = to;
  }
  return stretches;
}

/**
 * The box around the glyphs of a run, in the text's own units: as wide as the browser has laid it
 * out, and as high as the font draws it.
 *
 * @param {SVGTextElement} text
 * @param {Element} element
 * @param {number} from
 * @param {number} to
 * @param {string} content
 */
function inkOf(text, element, from, to, content) {
  let left = Infinity;
  let right = -Infinity;
  for (let i = from; i < to; i++) {
    const { x, width } = text.getExtentOfChar(i);
    if (width === 0) continue;
    left = Math.min(left, x);
    right = Math.max(right, x + width);
  }
  const { fontAscent, ascent, descent } = heightsOf(getComputedStyle(element), content);
  // getStartPositionOfChar says nothing of a dominant-baseline; the box of a letter does.
  const baseline = text.getExtentOfChar(from).y + fontAscent;
  return { x: left, y: baseline - ascent, width: right - left, height: ascent + descent };
}

const canvas = new OffscreenCanvas(1, 1).getContext("2d");

/**
 * @param {CSSStyleDeclaration} style
 * @param {string} content
 */
function heightsOf(style, content) {
  if (canvas === null) throw new Error("no canvas to measure text with");
  canvas.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const fontAscent = Math.round(canvas.measureText("x").fontBoundingBoxAscent);
  const { actualBoundingBoxAscent, actualBoundingBoxDescent } = canvas.measureText(content);
  return { fontAscent, ascent: actualBoundingBoxAscent, descent: actualBoundingBoxDescent };
}

/**
 * @param {import("./quad.js").Quad} quad
 * @param {import("./visible.js").Bounds} clip
 */
function isBeyond(quad, clip) {
  const { left, right, top, bottom } = boundsOf(quad);
  return right <= clip.left || left >= clip.right || bottom <= clip.top || top >= clip.bottom;
}

/**
 * Finds the pairs of texts that overlap. The same text at the same place is one text.
 *
 * @param {Run[]} runs
 * @returns {string[]}
 */
export function overlapsOf(runs) {
  const found = [];
  for (const [i, a] of runs.entries()) {
    for (const b of runs.slice(i + 1)) {
      if (depthOf(a.quad, b.quad) <= SLACK || isSame(a, b)) continue;
      found.push(`${a.text} × ${b.text}`);
    }
  }
  return found;
}

/**
 * @param {Run} a
 * @param {Run} b
 */
function isSame(a, b) {
  const [p, q] = [a.quad[0], b.quad[0]];
  if (a.text !== b.text || p === undefined || q === undefined) return false;
  return Math.hypot(p.x - q.x, p.y - q.y) <= SLACK;
}

/**
 * Finds texts that are cut off, by the picture's edge or by a clip.
 *
 * @param {Run[]} runs
 * @param {import("./visible.js").Bounds} edge of the picture
 * @returns {string[]}
 */
export function cutsOf(runs, edge) {
  return runs
    .filter(({ quad, clip }) => reachesBeyond(quad, edge) || reachesBeyond(quad, clip))
    .map(({ text }) => text);
}

/**
 * @param {import("./quad.js").Quad} quad
 * @param {import("./visible.js").Bounds} edge
 */
function reachesBeyond(quad, edge) {
  const { left, right, top, bottom } = boundsOf(quad);
  return (
    left < edge.left - SLACK ||
    right > edge.right + SLACK ||
    top < edge.top - SLACK ||
    bottom > edge.bottom + SLACK
  );
}
