// @ts-check
// What the frames of a chart that slides weigh, as they are and on a wire that all viewers share.

/**
 * What one frame weighs, in bytes: as text, and on the wire.
 *
 * @typedef {{ text: number, wire: number }} Weight
 */

/**
 * The mean over so many frames. The one before them brings the wire up to date and does not count.
 *
 * @param {Iterable<string>} frames
 * @param {number} count
 * @param {(svg: string, number: number) => { length: number }} send puts a frame on the wire
 * @returns {Weight}
 */
export function weighSlide(frames, count, send) {
  let number = 0;
  let text = 0;
  let wire = 0;
  for (const svg of frames) {
    const { length } = send(svg, number);
    if (number > 0) {
      text += Buffer.byteLength(svg);
      wire += length;
    }
    if (number++ === count) break;
  }
  return { text: text / count, wire: wire / count };
}
