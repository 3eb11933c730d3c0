// Checks the package as a user gets it: packs and installs it, then checks files, sizes and types.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { BUDGETS, FILE_BUDGETS, MAX_FILES } from "./package/budgets.js";
import { mapsWithoutSources, tooManyFiles } from "./package/contents.js";
import { install } from "./package/installed.js";
import { report } from "./package/report.js";
import { measureAll, measureFiles, overBudget } from "./package/sizes.js";
import { attwErrors, publintErrors } from "./package/tools.js";
import { pageTypeErrors, typeErrors } from "./package/types.js";

/** The oldest TypeScript that the README promises, and the current one. */
const COMPILERS = ["typescript-5.4", "typescript"];

/** What users of the types for pages have as well. */
const FRAMEWORKS = ["react", "@types/react", "vue", "svelte", "solid-js"];

const root = fileURLToPath(new URL("..", import.meta.url));
const { project, tarball, folder, files, add, remove } = install(root);
const sizes = [...(await measureAll(project, BUDGETS)), ...measureFiles(folder, FILE_BUDGETS)];
const wrong = [
  ...tooManyFiles(files, MAX_FILES),
  ...mapsWithoutSources(folder, files),
  ...overBudget(sizes),
  ...(await publintErrors(folder)),
  ...attwErrors(root, tarball),
  ...withCompilers(typeErrors),
];
for (const framework of FRAMEWORKS) add(framework);
wrong.push(...withCompilers(pageTypeErrors));
remove();

/** @param {(project: string, compiler: string) => string[]} errors */
function withCompilers(errors) {
  return COMPILERS.flatMap((name) => errors(project, join(root, "node_modules", name)));
}

console.log(`files in the tarball: ${files.length}, ${MAX_FILES} at most`);
console.log("bytes, minified and gzipped:");
for (const { code, size, most } of sizes) console.log(`  ${size}, ${most} at most: ${code}`);
report("check:package", wrong);
