// @ts-check
import { marksOf, outsidersOf } from "./marks.js";
import { backdropOf, paleLinesOf, paleTextsOf } from "./pale.js";
import { cutsOf, overlapsOf, runsOf } from "./texts.js";

/**
 * One SVG to be looked at.
 *
 * @typedef {object} Specimen
 * @property {string} svg
 * @property {{ x: number, y: number, width: number, height: number } | undefined} plot
 * @property {import("./marks.js").Library} library
 * @property {string} background Of the page it stands on.
 * @property {string} color Of that page's text.
 *
 * @typedef {Record<"overlaps" | "cuts" | "outside" | "pale", string[]>} Findings
 */

/**
 * Lays out all specimens, each in a tree of its own, as ids and styles of some libraries are not
 * made to share a page, and says what is wrong with each.
 *
 * @param {Specimen[]} specimens
 * @returns {Promise<Findings[]>}
 */
export async function count(specimens) {
  document.body.replaceChildren();
  const roots = specimens.map(placed);
  await document.fonts.ready;
  return Promise.all(specimens.map((specimen, i) => findingsOf(specimen, roots[i])));
}

/** @param {Specimen} specimen */
function placed({ svg, background, color }) {
  const place = document.createElement("div");
  place.style.background = background;
  place.style.color = color;
  document.body.append(place);
  const tree = place.attachShadow({ mode: "open" });
  tree.innerHTML = svg;
  return tree.querySelector("svg");
}

/**
 * @param {Specimen} specimen
 * @param {SVGSVGElement | null | undefined} root
 * @returns {Promise<Findings>}
 */
async function findingsOf({ plot, library, background }, root) {
  if (!root) throw new Error("a specimen without an <svg>");
  const runs = runsOf(root);
  const marks = marksOf(root, library);
  const backdrop = await backdropOf(root, background);
  const edge = root.getBoundingClientRect();
  return {
    overlaps: overlapsOf(runs),
    cuts: cutsOf(runs, edge),
    outside: plot === undefined ? [] : outsidersOf(marks, onPage(plot, edge)),
    pale: [...paleTextsOf(runs, backdrop), ...paleLinesOf(marks, backdrop.at(edge.x, edge.y))],
  };
}

/**
 * @param {{ x: number, y: number, width: number, height: number }} plot
 * @param {DOMRect} edge
 */
function onPage({ x, y, width, height }, edge) {
  const [left, top] = [edge.left + x, edge.top + y];
  return { left, top, right: left + width, bottom: top + height };
}

Object.assign(window, { count });
