import MagicString from "magic-string";
import { parseSync, Visitor } from "rolldown/utils";

/**
 * @typedef {{ start: number, end: number }} Span a range of the code
 * @typedef {import("rolldown/utils").ESTree.Node} Node
 */

const PURE = "/* @__PURE__ */ ";

/** Code that runs later, or for its effects: it makes no constants. */
const NOT_CONSTANT = [
  "FunctionDeclaration",
  "FunctionExpression",
  "ArrowFunctionExpression",
  "ClassBody",
  "ExpressionStatement",
];

/**
 * Marks the constants of a chunk as free of side effects, so that bundlers can drop unused ones.
 * `sideEffects: false` covers whole files only, and a chunk is one file for many modules: without
 * the marks, an import of one thing would keep the constants of all.
 *
 * @returns {import("rolldown").Plugin}
 */
export function pureConstants() {
  return {
    name: "pure-constants",
    renderChunk(code, { name }) {
      if (name.startsWith("cli/")) return null; // a program is run, not bundled
      const marked = new MagicString(code);
      markConstants(code, marked);
      return { code: marked.toString(), map: marked.generateMap({ hires: "boundary" }) };
    },
  };
}

/**
 * Marks calls where they stand. Property reads and spreads could run code as far as a bundler
 * knows, and cannot be marked, so a constant that has one is wrapped in a marked call.
 *
 * @param {string} code
 * @param {MagicString} marked
 */
function markConstants(code, marked) {
  const { calls, constants, unknown } = findConstants(code);
  for (const { start } of calls) marked.appendRight(start, PURE);
  for (const { start, end } of constants) {
    if (!unknown.some((span) => start <= span.start && span.end <= end)) continue;
    marked.prependRight(start, `${PURE}(() => (`).appendLeft(end, "))()");
  }
}

/**
 * Finds code that makes constants as the module loads: calls, the constants' values, and within
 * them what a bundler cannot judge.
 *
 * @param {string} code
 */
function findConstants(code) {
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
