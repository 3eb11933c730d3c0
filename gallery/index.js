// @ts-check
import { readdirSync, readFileSync } from "node:fs";

/**
 * What the file of a picture exports.
 *
 * @typedef {object} Picture
 * @property {string} title
 * @property {string} [about] What the picture shows, in a sentence or two.
 * @property {string[]} tags The first is its type.
 * @property {(options: import("./picture-options.js").PictureOptions) => Drawable | Drawable[]} draw
 *
 * @typedef {object} Drawable A chart, or anything with these two of its methods.
 * @property {() => string} render
 * @property {() => { plot: Box }} layout
 *
 * @typedef {{ x: number, y: number, width: number, height: number }} Box
 *
 * @typedef {object} DrawnSvg One SVG of a picture, and the box of its plot.
 * @property {string} svg
 * @property {Box | undefined} plot
 *
 * @typedef {Picture & { name: string, source: string }} ListedPicture
 */

const FOLDER = new URL("pictures/", import.meta.url);

/**
 * All pictures, by name.
 *
 * @returns {Promise<ListedPicture[]>}
 */
export async function loadPictures() {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith(".js"));
  return Promise.all(files.sort().map(loadPicture));
}

/**
 * @param {string} file
 * @returns {Promise<ListedPicture>}
 */
async function loadPicture(file) {
  const url = new URL(file, FOLDER);
  /** @type {{ default: Picture }} */
  const { default: picture } = await import(url.href);
  return { ...picture, name: file.replace(/\.js$/, ""), source: readFileSync(url, "utf8") };
}

/**
 * Draws a picture: one SVG, or one for each of its charts.
 *
 * @param {Picture} picture
 * @param {import("./picture-options.js").PictureOptions} options
 * @returns {DrawnSvg[]}
 */
export function drawPicture(picture, options) {
  return [picture.draw(options)].flat().map((chart) => {
    const svg = chart.render();
    return { svg, plot: chart.layout().plot };
  });
}
