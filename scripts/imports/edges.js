// Reads every import in a source tree.
import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { parseSync, Visitor } from "oxc-parser";

/**
 * @typedef {object} Import
 * @property {string} from the importing file, relative to src/
 * @property {number} line
 * @property {string} to the imported file, relative to src/
 * @property {boolean} type whether it is a type import, which does not exist at run time
 */

/**
 * @typedef {object} Problem
 * @property {string} file relative to src/
 * @property {number} line
 * @property {string} message
 */

/**
 * Reads the imports between the files of a folder; imports of packages are left out. An import that
 * leads to none of the files is a problem, so that no edge is missed.
 *
 * @param {string} src
 * @returns {{ files: string[], imports: Import[], problems: Problem[] }}
 */
export function readImports(src) {
  const files = readdirSync(src, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file.endsWith(".ts"))
    .toSorted();
  const known = new Set(files);
  /** @type {Import[]} */
  const imports = [];
  /** @type {Problem[]} */
  const problems = [];
  for (const file of files) {
    const text = readFileSync(`${src}/${file}`, "utf8");
    const { specifiers, error } = readSpecifiers(file, text);
    if (error !== undefined) problems.push({ file, line: 1, message: `cannot be read: ${error}` });
    for (const { specifier, start, type } of specifiers) {
      const line = text.slice(0, start).split("\n").length;
      const to = resolve(file, specifier);
      if (to === undefined) continue;
      if (known.has(to)) imports.push({ from: file, line, to, type });
      else
        problems.push({
          file,
          line,
          message: `imports ${specifier ?? "a computed path"}: ${UNRESOLVED}`,
        });
    }
  }
  return { files, imports, problems };
}

const UNRESOLVED = "leads to no .ts file of src/, so no wall can be checked";

/** Specifiers of the package's own files that are not relative. */
const OWN = /^(?:plotcast(?:\/|$)|#|\/|file:)/;

/**
 * The imported file's path, whether or not it exists; undefined for a package.
 *
 * @param {string} file
 * @param {string | undefined} specifier
 */
function resolve(file, specifier) {
  // In a page, what is computed is an address.
  if (specifier === undefined && file.startsWith("client/")) return undefined;
  if (specifier === undefined || OWN.test(specifier)) return "";
  if (!/^\.\.?(?:\/|$)/.test(specifier)) return undefined;
  const path = specifier.replace(/\?.*$/, ""); // a query says how the build reads the file
  return posix.join(posix.dirname(file), path);
}

/**
 * @typedef {object} Specifier
 * @property {string | undefined} specifier undefined if it is computed
 * @property {number} start
 * @property {boolean} type
 */

/**
 * @param {string} file
 * @param {string} text
 * @returns {{ specifiers: Specifier[], error: string | undefined }}
 */
function readSpecifiers(file, text) {
  const { program, errors } = parseSync(file, text);
  /** @type {Specifier[]} */
  const specifiers = [];
  /** @param {{ start: number }} node @param {unknown} source @param {boolean} type */
  const add = ({ start }, source, type) =>
    specifiers.push({ specifier: literalText(source), start, type });
  new Visitor({
    // `import { type A }` is no type import: it remains at run time, for side effects.
    ImportDeclaration: (node) => void add(node, node.source, node.importKind === "type"),
    ExportNamedDeclaration(node) {
      if (node.source !== null) add(node, node.source, node.exportKind === "type");
    },
    ExportAllDeclaration: (node) => void add(node, node.source, node.exportKind === "type"),
    ImportExpression: (node) => void add(node, node.source, false),
    TSImportType: (node) => void add(node, node.source, true),
    TSExternalModuleReference: (node) => void add(node, node.expression, false),
    TSModuleDeclaration(node) {
      if (node.id.type === "Literal") add(node, node.id, true);
    },
  }).visit(program);
  return { specifiers, error: errors[0]?.message };
}

/** @param {any} node */
function literalText(node) {
  if (node.type === "TemplateLiteral" && node.expressions.length === 0)
    return node.quasis[0].value.cooked;
  return typeof node.value === "string" ? node.value : undefined;
}
