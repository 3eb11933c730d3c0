// @ts-check
import { marksOf, outsidersOf } from "./marks.js";
import { backdropOf, paleLinesOf, paleTextsOf } from "./pale.js";
import { boundsOf, quadOf } from "./quad.js";
import { cutsOf, overlapsOf, runsOf } from "./texts.js";

/**
 * One SVG to check.
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
 * Lays out all specimens and finds what is wrong with each. Each has a shadow tree of its own, as
 * ids and styles of some libraries would clash on one page.
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
  // As on most pages: margins around a figure are up to the page.
  tree.innerHTML = `<style>figure{margin:0}</style>${svg}`;
  return largest([...tree.querySelectorAll("svg")]);
}

/**
 * The largest SVG: a figure of Observable Plot also has small ones in its legend.
 *
 * @param {SVGSVGElement[]} all
 */
function largest(all) {
  const areaOf = (/** @type {SVGSVGElement} */ { clientWidth, clientHeight }) =>
    clientWidth * clientHeight;
  return all.reduce((a, b) => (areaOf(b) > areaOf(a) ? b : a));
}

/**
 * @param {Specimen} specimen
 * @param {SVGSVGElement | undefined} root
 * @returns {Promise<Findings>}
 */
async function findingsOf({ plot, library, background }, root) {
  if (!root) throw new Error("a specimen without an <svg>");
  const runs = runsOf(root);
  const marks = marksOf(root, library);
  const backdrop = await backdropOf(root, background);
  const edge = root.getBoundingClientRect();
  const matrix = root.getScreenCTM() ?? new DOMMatrix();
  return {
    overlaps: overlapsOf(runs),
    cuts: cutsOf(runs, edge),
    outside: plot === undefined ? [] : outsidersOf(marks, boundsOf(quadOf(plot, matrix))),
    pale: [...paleTextsOf(runs, backdrop), ...paleLinesOf(marks, backdrop.at(edge.x, edge.y))],
  };
}

Object.assign(window, { count });
