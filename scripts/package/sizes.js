import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/**
 * Measures the bytes that a page would load: bundled with all dependencies, minified and gzipped.
 * Node's own modules and the optional peer dependency are left out.
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
    external: ["node:*", "@resvg/resvg-js"],
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
 * @param {(import("./budgets.js").Budget & { size: number })[]} sizes
 * @returns {string[]} what is wrong
 */
export function overBudget(sizes) {
  return sizes
    .filter(({ size, most }) => size > most)
    .map(({ code, size, most }) => `${code} is ${size} bytes, ${most} at most.`);
}
