import { createHash } from "node:crypto";
import { dirname, resolve } from "node:path";
import { rolldown } from "rolldown";

const QUERY = "?script";
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
      if (importer === undefined || !source.endsWith(QUERY)) return undefined;
      return PREFIX + resolve(dirname(importer), source.slice(0, -QUERY.length));
    },
    async load(id) {
      if (!id.startsWith(PREFIX)) return undefined;
      const file = id.slice(PREFIX.length);
      this.addWatchFile(file);
      const text = await compile(file);
      return `export default ${JSON.stringify(text)};\nexport const hash = "${cspHash(text)}";`;
    },
  };
}

/**
 * Compiles a file to a self-contained script.
 *
 * @param {string} file
 */
async function compile(file) {
  const bundle = await rolldown({ input: file, platform: "browser" });
  const { output } = await bundle.generate({ format: "iife", comments: false });
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
