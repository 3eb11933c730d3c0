// @ts-check
import { readdirSync, readFileSync } from "node:fs";

/**
 * One picture of the gallery, as its file says it.
 *
 * @typedef {object} Picture
 * @property {string} title
 * @property {string} [about] What there is to see, in a sentence or two.
 * @property {string[]} tags The first is its type.
 * @property {(look: import("./look.js").Look) => Drawable | Drawable[]} draw
 *
 * @typedef {object} Drawable A chart, or what looks like one.
 * @property {() => string} render
 * @property {() => { plot: Box }} layout
 *
 * @typedef {{ x: number, y: number, width: number, height: number }} Box
 *
 * @typedef {object} Drawn One SVG of a picture, and where its plot is.
 * @property {string} svg
 * @property {Box | undefined} plot
 *
 * @typedef {Picture & { name: string, source: string }} Listed
 */

const FOLDER = new URL("pictures/", import.meta.url);

/**
 * All pictures, by name.
 *
 * @returns {Promise<Listed[]>}
 */
export async function pictures() {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith(".js"));
  return Promise.all(files.sort().map(listed));
}

/**
 * @param {string} file
 * @returns {Promise<Listed>}
 */
async function listed(file) {
  const url = new URL(file, FOLDER);
  /** @type {{ default: Picture }} */
  const { default: picture } = await import(url.href);
  return { ...picture, name: file.replace(/\.js$/, ""), source: readFileSync(url, "utf8") };
}

/**
 * @param {Picture} picture
 * @param {import("./look.js").Look} look
 * @returns {Drawn[]}
 */
export function drawn(picture, look) {
  return [picture.draw(look)].flat().map((chart) => {
    const svg = chart.render();
    return { svg, plot: chart.layout().plot };
  });
}
