// @ts-check
// Measures how many bytes the frames of a sliding chart take, as text and on the wire.

/**
 * The size of one frame in bytes, as text and on the wire.
 *
 * @typedef {{ text: number, wire: number }} Weight
 */

/**
 * The mean size of `count` frames. The first frame fills the shared stream's history and is left
 * out.
 *
 * @param {Iterable<string>} frames
 * @param {number} count
 * @param {(svg: string, number: number) => { length: number }} send sends a frame; returns what it is on the wire
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
