import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** Optional peers, and what is loaded only by a request that needs it: a CSV with quotes. */
const LEFT_OUT = ["@resvg/resvg-js", "react", "csv-parse"];

/**
 * Measures the bytes that a page would load: bundled with all dependencies, minified and gzipped.
 * Node's own modules and `LEFT_OUT` are left out.
 *
 * @param {string} project folder of a user who installed the package
 * @param {string} code what the user writes
 */
async function measureBundle(project, code) {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: project },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    external: ["node:*", ...LEFT_OUT.flatMap((name) => [name, `${name}/*`])],
  });
  return gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length;
}

/**
 * @param {string} project
 * @param {import("./budgets.js").Budget[]} budgets
 */
export function measureAll(project, budgets) {
  return Promise.all(
    budgets.map(async (budget) => ({ ...budget, size: await measureBundle(project, budget.code) })),
  );
}

/**
 * Measures files as they are served, in the words of bundles.
 *
 * @param {string} folder of the package
 * @param {{ file: string, most: number }[]} budgets
 */
export function measureFiles(folder, budgets) {
  return budgets.map(({ file, most }) => {
    const text = readFileSync(`${folder}/${file}`, "utf8").replace(
      /\n\/\/# sourceMappingURL.*/,
      "",
    );
    return { code: file, most, size: gzipSync(text, { level: 9 }).length };
  });
}

/**
 * @param {(import("./budgets.js").Budget & { size: number })[]} sizes
 * @returns {string[]} what is wrong
 */
export function overBudget(sizes) {
  return sizes
    .filter(({ size, most }) => size > most)
    .map(({ code, size, most }) => `${code} is ${size} bytes, ${most} at most.`);
}
