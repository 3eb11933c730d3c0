// @ts-check
import { lookOf } from "./look.js";

/**
 * Whether a picture is a frame of a live chart.
 *
 * @param {import("./index.js").Listed} picture
 */
export function slides({ source }) {
  return source.includes('variant: "live"');
}

/**
 * The frames of such a picture, without end: as it is, and then with a point more each time.
 *
 * @param {import("./index.js").Picture} picture
 */
export function* framesOfPicture(picture) {
  for (let later = 0; ; later++) {
    const [chart] = [picture.draw({ ...lookOf(800, "light"), later })].flat();
    if (chart === undefined) return;
    yield chart.render();
  }
}
