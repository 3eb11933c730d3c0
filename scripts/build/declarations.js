import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

const RELATIVE = /(\b(?:from|import)\s*\(?\s*")(\.{1,2}\/[^"]+?)\.ts"/g;
/** A typed array's type parameter, which TypeScript has since 5.7 only. */
const BUFFER = /\b(\w+Array)<ArrayBuffer(?:Like)?>/g;

/**
 * Checks the types of a project, and writes the declarations that the entries reach to dist/types/.
 *
 * @param {string} root
 * @param {string} project the folder of its tsconfig.json
 * @param {string[]} entries names of files in src/
 * @returns {boolean} whether the types are right
 */
export function writeDeclarations(root, project, entries) {
  const all = `${root}dist-internal/types`;
  const compiler = `${root}node_modules/typescript/bin/tsc`;
  const args = [compiler, "-p", project, "--outDir", all];
  if (spawnSync(process.execPath, args, { stdio: "inherit" }).status !== 0) return false;
  for (const [path, text] of readReachable(all, entries)) {
    const target = join(`${root}dist/types`, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  rmSync(all, { recursive: true });
  return true;
}

/**
 * Reads the declarations that the entries import, directly or through others, by path, and rewrites
 * them for TypeScript 5.4. The compiler keeps imports of `.ts` files; in the package they are
 * `.js`.
 *
 * @param {string} folder
 * @param {string[]} entries
 */
export function readReachable(folder, entries) {
  /** @type {Map<string, string>} */
  const files = new Map();
  /** @param {string} path */
  const visit = (path) => {
    if (files.has(path)) return;
    const text = readFileSync(join(folder, path), "utf8");
    files.set(path, text.replaceAll(RELATIVE, '$1$2.js"').replaceAll(BUFFER, "$1"));
    for (const [, , imported = ""] of text.matchAll(RELATIVE)) {
      visit(relative(folder, join(folder, dirname(path), `${imported}.d.ts`)));
    }
  };
  for (const entry of entries) visit(`${entry}.d.ts`);
  return files;
}
