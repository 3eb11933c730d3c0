import { writeFileSync } from "node:fs";
import { isAbsolute } from "node:path";
import { rolldown } from "rolldown";
import { hiddenImports } from "./hidden-imports.js";
import { pureConstants } from "./pure-constants.js";
import { compile, scriptText } from "./script-text.js";

export const ENTRIES = ["entries/plotcast", "entries/live", "entries/server", "entries/png"];
/** What runs in pages, for those who bundle: the element, and what frameworks need to know of it. */
export const PAGE_ENTRIES = [
  "entries/client",
  "entries/react",
  "entries/types/solid",
  "entries/types/svelte",
  "entries/types/vue",
];
/**
 * The element as one script, for all others, and what their tabs share.
 *
 * @type {[source: string, name: string, format: "iife" | "esm"][]}
 */
const PAGE_SCRIPTS = [
  ["client/register", "live-chart", "iife"],
  ["client/worker", "live-chart-worker", "esm"],
];
export const PROGRAM = "cli/plotcast";
/** What other threads run. Each is a file that imports no other, as bundlers may copy it elsewhere. */
const WORKERS = ["png/worker", "store/worker"];
/** Internal modules that benches and tests run alone. Users cannot import them. */
const INTERNALS = [
  "sse/event",
  "sse/gzip",
  "sse/shared-stream",
  "sse/zstd",
  "store/sqlite-store",
  "work",
];

/**
 * Writes the bundles to dist/: a file for each entry and the program, chunks for what they share, and
 * the workers.
 *
 * @param {string} root
 */
export async function bundlePackage(root) {
  /** @type {import("rolldown").OutputOptions} */
  const output = {
    dir: `${root}dist`,
    plugins: [pureConstants(), hiddenImports()],
    sourcemap: true,
    // What a minifier of users does not do as well: names stay, so that errors and profiles tell.
    minify: { compress: true, mangle: false, codegen: false },
  };
  const chunked = {
    ...output,
    /** @param {{ moduleIds: string[] }} chunk */
    chunkFileNames: ({ moduleIds }) => `chunks/${nameChunk(root, moduleIds)}.js`,
  };
  await bundle(root, [...ENTRIES, PROGRAM], chunked);
  for (const worker of WORKERS) await bundle(root, [worker], output);
  // Without comments: nothing of it can be left out anyway.
  await bundle(root, PAGE_ENTRIES, { ...chunked, plugins: [], minify: true, comments: false });
  for (const [source, name, format] of PAGE_SCRIPTS) {
    writeFileSync(`${root}dist/${name}.js`, await compile(`${root}src/${source}.ts`, format));
  }
}

/**
 * Bundles internal modules separately into dist-internal/, which is not published.
 *
 * @param {string} root
 */
export async function bundleInternals(root) {
  await bundle(root, INTERNALS, {
    dir: `${root}dist-internal`,
    chunkFileNames: "shared/[name].js",
  });
}

/**
 * @param {string} root
 * @param {string[]} names of files in src/
 * @param {import("rolldown").OutputOptions} output
 */
async function bundle(root, names, output) {
  const input = Object.fromEntries(names.map((name) => [name, `${root}src/${name}.ts`]));
  const bundled = await rolldown({
    cwd: root,
    input,
    external,
    plugins: [scriptText()],
    platform: "node",
    // "use client" stays where it is: at the top of an entry.
    checks: { moduleLevelDirective: false },
  });
  await bundled.write({ format: "esm", entryFileNames: "[name].js", ...output });
  await bundled.close();
}

/**
 * Whether a module stays outside the bundle: packages that users install, and Node's own modules.
 *
 * @param {string} id
 */
function external(id) {
  return !/^[.\0]/.test(id) && !isAbsolute(id);
}

/**
 * Names a chunk after the folder of src/ that most of its modules come from.
 *
 * @param {string} root
 * @param {string[]} moduleIds
 */
function nameChunk(root, moduleIds) {
  const layers = moduleIds.map((id) => id.slice(`${root}src/`.length).split(/[\\/.]/)[0] ?? "");
  const count = (/** @type {string} */ layer) => layers.filter((other) => other === layer).length;
  return layers.toSorted((a, b) => count(b) - count(a))[0] ?? "shared";
}
