// @ts-check
// Redraws the golden pictures: look at what changed before you commit.
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { drawPicture, loadPictures } from "./index.js";
import { createPictureOptions } from "./picture-options.js";

const FOLDER = new URL("golden/", import.meta.url);

/**
 * Draws the golden files of a picture, by file name: one, or one for each of its charts.
 *
 * @param {import("./index.js").ListedPicture} picture
 * @returns {Map<string, string>}
 */
export function drawGolden(picture) {
  const all = drawPicture(picture, createPictureOptions(800, "light"));
  return new Map(
    all.map(({ svg }, i) => [`${picture.name}${all.length > 1 ? `-${i + 1}` : ""}.svg`, svg]),
  );
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  for (const file of readdirSync(FOLDER)) rmSync(new URL(file, FOLDER));
  for (const picture of await loadPictures()) {
    for (const [file, svg] of drawGolden(picture)) writeFileSync(new URL(file, FOLDER), `${svg}\n`);
  }
}
