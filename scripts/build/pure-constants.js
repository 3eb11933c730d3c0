import MagicString from "magic-string";
import { parseSync, Visitor } from "rolldown/utils";

/**
 * @typedef {{ start: number, end: number }} Span a stretch of the code
 * @typedef {import("rolldown/utils").ESTree.Node} Node
 */

const PURE = "/* @__PURE__ */ ";

/** What runs later, or for its effect: no constant is made there. */
const NOT_CONSTANT = [
  "FunctionDeclaration",
  "FunctionExpression",
  "ArrowFunctionExpression",
  "ClassBody",
  "ExpressionStatement",
];

/**
 * Marks the constants of a chunk as free of side effects. `sideEffects: false` tells bundlers so of
 * whole files, but a chunk is one file for many modules: without the marks, whoever imports one
 * thing carries the constants of all.
 *
 * @returns {import("rolldown").Plugin}
 */
export function pureConstants() {
  return {
    name: "pure-constants",
    renderChunk(code, { name }) {
      if (name.startsWith("cli/")) return null; // a program runs, nobody bundles it
      const marked = new MagicString(code);
      markConstants(code, marked);
      return { code: marked.toString(), map: marked.generateMap({ hires: "boundary" }) };
    },
  };
}

/**
 * Calls are marked where they stand. A property that is read, or a list that is spread, could run
 * code for all that a bundler knows, and has no mark: its constant becomes the value of a call.
 *
 * @param {string} code
 * @param {MagicString} marked
 */
function markConstants(code, marked) {
  const { calls, constants, unknown } = constantsIn(code);
  for (const { start } of calls) marked.appendRight(start, PURE);
  for (const { start, end } of constants) {
    if (!unknown.some((span) => start <= span.start && span.end <= end)) continue;
    marked.prependRight(start, `${PURE}(() => (`).appendLeft(end, "))()");
  }
}

/**
 * What runs as the module loads and makes constants: calls, the constants' values, and what a
 * bundler cannot judge in them.
 *
 * @param {string} code
 */
function constantsIn(code) {
  /** @type {Record<"calls" | "constants" | "unknown", Span[]>} */
  const found = { calls: [], constants: [], unknown: [] };
  const callees = new Set();
  let depth = 0;
  /** @param {(node: any) => void} note */
  const outside = (note) => (/** @type {Node} */ node) => void (depth === 0 && note(node));
  const call = outside((node) => {
    found.calls.push(node);
    callees.add(node.callee.start);
  });
  new Visitor({
    ...Object.fromEntries(NOT_CONSTANT.map((name) => [name, () => void depth++])),
    ...Object.fromEntries(NOT_CONSTANT.map((name) => [`${name}:exit`, () => void depth--])),
    CallExpression: call,
    NewExpression: call,
    VariableDeclarator: outside(({ init }) => init && found.constants.push(init)),
    SpreadElement: outside((node) => found.unknown.push(node)),
    MemberExpression: outside((node) => {
      const isKnown = callees.has(node.start) || /^(?:Math|Number)$/.test(node.object.name);
      if (!isKnown) found.unknown.push(node);
    }),
  }).visit(parseSync("chunk.js", code).program);
  return found;
}
