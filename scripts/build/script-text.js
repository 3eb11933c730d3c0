import { createHash } from "node:crypto";
import { dirname, resolve } from "node:path";
import { rolldown } from "rolldown";

/** How a file is asked for, and what it becomes. */
const QUERIES = /** @type {const} */ ({ "?script": "iife", "?module": "esm" });
const PREFIX = "\0script-text:";

/**
 * Makes `import text, { hash } from "./page.ts?script"` give the compiled file as a string, with its hash
 * for a Content-Security-Policy. So a script for the browser is typed and linted like all other code, and
 * no file is read at run time. A plugin for both the build and vitest.
 *
 * @returns {import("rolldown").Plugin}
 */
export function scriptText() {
  return {
    name: "script-text",
    resolveId(source, importer) {
      const [file = "", query] = source.split(/(?=\?)/);
      if (importer === undefined || query === undefined || !(query in QUERIES)) return undefined;
      return PREFIX + resolve(dirname(importer), file) + query;
    },
    async load(id) {
      if (!id.startsWith(PREFIX)) return undefined;
      const [file = "", query] = id.slice(PREFIX.length).split(/(?=\?)/);
      this.addWatchFile(file);
      const text = await compile(file, QUERIES[/** @type {keyof typeof QUERIES} */ (query)]);
      return `export default ${JSON.stringify(text)};\nexport const hash = "${cspHash(text)}";`;
    },
  };
}

/**
 * Compiles a file to a self-contained script, or to a module.
 *
 * @param {string} file
 * @param {"iife" | "esm"} format
 */
export async function compile(file, format) {
  const bundle = await rolldown({ input: file, platform: "browser" });
  const { output } = await bundle.generate({ format, comments: false, minify: true });
  await bundle.close();
  return inlinable(output[0].code);
}

/**
 * What a Content-Security-Policy calls an inline script.
 *
 * @param {string} script
 */
function cspHash(script) {
  return `'sha256-${createHash("sha256").update(script).digest("base64")}'`;
}

/**
 * Returns the script. Throws if it has text that would end the `<script>` element around it, or
 * begin a comment there.
 *
 * @param {string} script
 */
export function inlinable(script) {
  const breach = /<\/script|<script|<!--/i.exec(script);
  if (breach !== null) throw new Error(`A script for a page must not contain ${breach[0]}.`);
  return script;
}
