// @ts-check
// How slow this machine is, for tests whose bounds are milliseconds of the processor.

/** What the work below took, in ms, on the machine on which the bounds were set. */
const USUAL_MS = 0.65;
const ROUNDS = 15;

/** How many times longer than usual the same work takes here and now; at least 1. */
export function slowness() {
  let least = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now();
    work();
    least = Math.min(least, performance.now() - began);
  }
  return Math.max(1, least / USUAL_MS);
}

/** Texts, numbers and objects, as in a drawing. */
function work() {
  const points = Array.from({ length: 3000 }, (_, i) => ({ x: i, y: (i * 7919) % 1000 }));
  const text = JSON.stringify(points);
  const read = /** @type {typeof points} */ (JSON.parse(text));
  return read
    .sort((a, b) => a.y - b.y)
    .map(({ x, y }) => `M${x} ${y.toFixed(1)}`)
    .join("");
}
