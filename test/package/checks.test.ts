import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { mapsWithoutSources, tooManyFiles } from "../../scripts/package/contents.js";
import { filesIn } from "../../scripts/package/installed.js";
import { measureAll, overBudget } from "../../scripts/package/sizes.js";
import { attwErrors, publintErrors } from "../../scripts/package/tools.js";
import { compilationErrors } from "../../scripts/package/types.js";
import { madeUp } from "./made-up.ts";

const ROOT = join(import.meta.dirname, "../..");
const TODAYS = join(ROOT, "node_modules/typescript");

test("check:package: as many files as there may be pass, one more does not", () => {
  expect(tooManyFiles(["a.js", "b.js"], 2)).toEqual([]);
  expect(tooManyFiles(["a.js", "b.js", "c.js"], 2)).toEqual([
    "The tarball has 3 files, 2 at most.",
  ]);
});

test("check:package: a source map must have the text of each source", () => {
  const map = (sourcesContent?: (string | null)[]) =>
    JSON.stringify({ version: 3, sources: ["../src/a.ts", "../src/b.ts"], sourcesContent });
  const folder = madeUp({
    "whole.js.map": map(["a", "b"]),
    "dist/none.js.map": map(),
    "half.js.map": map(["a", null]),
  });
  expect(mapsWithoutSources(folder, filesIn(folder))).toEqual([
    "dist/none.js.map lacks the text of ../src/a.ts.",
    "dist/none.js.map lacks the text of ../src/b.ts.",
    "half.js.map lacks the text of ../src/b.ts.",
  ]);
});

test("check:package: a file must not name a source map that is not in the package", () => {
  const map = JSON.stringify({ version: 3, sources: [] });
  const folder = madeUp({
    "dist/a.js": "a();\n//# sourceMappingURL=a.js.map",
    "dist/a.js.map": map,
    "dist/b.d.ts": "export {};\n//# sourceMappingURL=b.d.ts.map\n",
    "dist/c.js": "c();",
  });
  expect(mapsWithoutSources(folder, filesIn(folder))).toEqual([
    "dist/b.d.ts names b.d.ts.map, which is not in the package.",
  ]);
});

test("check:package: an import that is larger than its budget is named, with both sizes", async () => {
  const project = madeUp({ "small.js": "export const a = 1;", "large.js": largeModule() });
  const budgets = ["small", "large"].map((name) => ({
    code: `export * from "./${name}.js"`,
    most: 400,
  }));
  const sizes = await measureAll(project, budgets);
  expect(overBudget(sizes)).toEqual([
    expect.stringMatching(/^export \* from "\.\/large\.js" is \d+ bytes, 400 at most\.$/),
  ]);
  expect(overBudget(sizes.map((one) => ({ ...one, most: one.size })))).toEqual([]);
});

/** Numbers that no compression makes short. */
function largeModule(): string {
  const numbers = Array.from({ length: 500 }, (_, i) => ((i + 1) * 2_654_435_761) % 4_294_967_291);
  return `export const numbers = [${numbers.join()}];`;
}

test("check:package: a declaration that imports what is not there is an error", () => {
  const files = { "package.json": '{"type":"module"}', "use.mts": 'export * from "./a.js";' };
  const good = madeUp({ ...files, "a.d.ts": "export declare const a: number;" });
  expect(compilationErrors(good, TODAYS, "use.mts", { noEmit: true, types: [] })).toEqual([]);
  const bad = madeUp({ ...files, "a.d.ts": 'export { a } from "./gone.js";' });
  expect(compilationErrors(bad, TODAYS, "use.mts", { noEmit: true, types: [] })).toEqual([
    expect.stringContaining("./gone.js"),
  ]);
});

/** A package whose manifest names files that it lacks. */
function brokenPackage(files: Record<string, string>): { folder: string; tarball: string } {
  const manifest = {
    name: "made-up",
    version: "1.0.0",
    type: "module",
    exports: { ".": { types: "./gone.d.ts", default: "./a.js" }, "./b": "./gone.js" },
  };
  const folder = madeUp({ "package.json": JSON.stringify(manifest), "a.js": "", ...files });
  execFileSync("npm", ["pack", "--silent", "--ignore-scripts"], { cwd: folder });
  return { folder, tarball: join(folder, "made-up-1.0.0.tgz") };
}

test("check:package: publint sees that files are not there", async () => {
  const { folder } = brokenPackage({});
  // It looks at all files at a time, so either may come first.
  const errors = (await publintErrors(folder)).toSorted().join("\n");
  expect(errors).toMatch(/gone\.d\.ts[^]*gone\.js/);
});

test("check:package: attw sees that types are not there, some or all of them", () => {
  const some = brokenPackage({ "b.d.ts": "export {};" });
  expect(attwErrors(ROOT, some.tarball).join("\n")).toContain("No types");
  const all = brokenPackage({});
  expect(attwErrors(ROOT, all.tarball).join("\n")).toContain("does not contain types");
});
