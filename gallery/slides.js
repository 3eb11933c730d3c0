// @ts-check
import { createPictureOptions } from "./picture-options.js";

/**
 * Whether a picture is a live chart, whose plot slides as points come.
 *
 * @param {import("./index.js").ListedPicture} picture
 */
export function isSliding({ source }) {
  return source.includes('variant: "live"');
}

/**
 * Draws the endless frames of such a picture: as it is, then with one more point each time.
 *
 * @param {import("./index.js").Picture} picture
 */
export function* drawFrames(picture) {
  for (let later = 0; ; later++) {
    const [chart] = [picture.draw({ ...createPictureOptions(800, "light"), later })].flat();
    if (chart === undefined) return;
    yield chart.render();
  }
}
