import { dirname, resolve } from "node:path";
import { rolldown } from "rolldown";

const QUERY = "?script";
const PREFIX = "\0script-text:";

/**
 * `import text from "./page.ts?script"` gives the compiled file as a string. So a script for the
 * browser is typed and linted like all else, and nothing is read from a disk at run time. The
 * build and vitest both take this plugin.
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
      return `export default ${JSON.stringify(await compiled(file))};`;
    },
  };
}

/**
 * A file as a script that runs by itself.
 *
 * @param {string} file
 */
async function compiled(file) {
  const bundle = await rolldown({ input: file, platform: "browser" });
  const { output } = await bundle.generate({ format: "iife", comments: false });
  await bundle.close();
  return inlinable(output[0].code);
}

/**
 * Refuses what would end the `<script>` element that a text is put into, or begin a comment in it.
 *
 * @param {string} script
 */
export function inlinable(script) {
  const breach = /<\/script|<script|<!--/i.exec(script);
  if (breach !== null) throw new Error(`A script for a page must not contain ${breach[0]}.`);
  return script;
}
