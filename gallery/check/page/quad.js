// @ts-check
/**
 * A rectangle on the page, perhaps rotated: its four corners, in order.
 *
 * @typedef {readonly { x: number, y: number }[]} Quad
 */

/**
 * @param {{ x: number, y: number, width: number, height: number }} box in an element's own units
 * @param {DOMMatrix} matrix from there to the page
 * @returns {Quad}
 */
export function quadOf({ x, y, width, height }, matrix) {
  const corners = [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
  return corners.map(([cx, cy]) => new DOMPoint(cx, cy).matrixTransform(matrix));
}

/** @param {Quad} quad */
export function boundsOf(quad) {
  const xs = quad.map(({ x }) => x);
  const ys = quad.map(({ y }) => y);
  return {
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
  };
}

/**
 * How deep two quads overlap, in pixels: how far one would have to move to be clear of the other. 0
 * or less if they do not touch. By the separating axis theorem.
 *
 * @param {Quad} a
 * @param {Quad} b
 */
export function depthOf(a, b) {
  let depth = Infinity;
  for (const axis of [...axesOf(a), ...axesOf(b)]) {
    const [fromA, toA] = shadowOf(a, axis);
    const [fromB, toB] = shadowOf(b, axis);
    depth = Math.min(depth, toA - fromB, toB - fromA);
  }
  return depth;
}

/**
 * @typedef {{ x: number, y: number }} Vector
 *
 * @param {Quad} quad
 * @returns {Vector[]} the directions of two sides, of length 1
 */
function axesOf([a, b, c]) {
  return [
    [a, b],
    [b, c],
  ].map(([from, to]) => {
    const x = (to?.x ?? 0) - (from?.x ?? 0);
    const y = (to?.y ?? 0) - (from?.y ?? 0);
    const length = Math.hypot(x, y) || 1;
    return { x: x / length, y: y / length };
  });
}

/**
 * @param {Quad} quad
 * @param {Vector} axis
 * @returns {[number, number]}
 */
function shadowOf(quad, axis) {
  const along = quad.map(({ x, y }) => x * axis.x + y * axis.y);
  return [Math.min(...along), Math.max(...along)];
}
