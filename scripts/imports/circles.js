// Finds import cycles.

/** @typedef {import("./edges.js").Import} Import */

/**
 * @typedef {object} Knot A set of files that import each other, directly or through others.
 * @property {string[]} files
 * @property {Import[]} circle its shortest cycle
 */

/**
 * Finds every set of files from each of which all others can be reached.
 *
 * @param {readonly Import[]} imports
 * @returns {Knot[]}
 */
export function findCircles(imports) {
  const graph = groupByFile(imports);
  return components(graph).flatMap((files) => {
    const inside = new Set(files);
    const circle = shortestCircle(graph, inside);
    return circle === undefined ? [] : [{ files, circle }];
  });
}

/** @typedef {Map<string, Import[]>} Graph by the importing file */

/**
 * @param {readonly Import[]} imports
 * @returns {Graph}
 */
function groupByFile(imports) {
  /** @type {Graph} */
  const graph = new Map();
  for (const edge of imports) {
    const edges = graph.get(edge.from);
    if (edges === undefined) graph.set(edge.from, [edge]);
    else edges.push(edge);
  }
  return graph;
}

/**
 * The strongly connected components (Tarjan 1972).
 *
 * @param {Graph} graph
 */
function components(graph) {
  /** @type {string[][]} */
  const found = [];
  /** @type {string[]} */
  const stack = [];
  /** @type {Map<string, number>} */
  const order = new Map();
  /** @param {string} file @returns {number} the earliest file that it leads back to */
  const visit = (file) => {
    const index = order.size;
    order.set(file, index);
    let low = index;
    stack.push(file);
    for (const { to } of graph.get(file) ?? []) {
      if (!order.has(to)) low = Math.min(low, visit(to));
      else if (stack.includes(to)) low = Math.min(low, order.get(to) ?? low);
    }
    if (low === index) found.push(stack.splice(stack.indexOf(file)));
    return low;
  };
  for (const file of graph.keys()) if (!order.has(file)) visit(file);
  return found;
}

/**
 * The shortest cycle among these files; of several, the one that starts at the first file by name.
 *
 * @param {Graph} graph
 * @param {ReadonlySet<string>} files
 */
function shortestCircle(graph, files) {
  /** @type {Import[] | undefined} */
  let shortest;
  for (const start of [...files].toSorted()) {
    const circle = pathBack(graph, files, start);
    if (circle && circle.length < (shortest?.length ?? Infinity)) shortest = circle;
  }
  return shortest;
}

/**
 * The shortest path from a file back to itself, by breadth-first search.
 *
 * @param {Graph} graph
 * @param {ReadonlySet<string>} files
 * @param {string} start
 * @returns {Import[] | undefined}
 */
function pathBack(graph, files, start) {
  /** @type {Import[][]} */
  const paths = [[]];
  const seen = new Set();
  for (let path = paths.shift(); path; path = paths.shift()) {
    for (const edge of graph.get(path.at(-1)?.to ?? start) ?? []) {
      if (edge.to === start) return [...path, edge];
      if (!files.has(edge.to) || seen.has(edge.to)) continue;
      seen.add(edge.to);
      paths.push([...path, edge]);
    }
  }
  return undefined;
}
