import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { some } from "../support/some.ts";

const root = join(import.meta.dirname, "../..");

/** Paths of files and folders that a text names, such as `chart/svg/svg.ts` or `test/package/`. */
function pathsIn(text: string): string[] {
  const quoted = Array.from(text.matchAll(/`([\w.-]+\/[\w./-]*|[\w-]+\.(?:ts|js|json))`/g));
  return quoted.map(([, path = ""]) => path);
}

/** Whether a path exists, from the document, the root or src/. What the build makes does not count. */
function isThere(path: string, document = ""): boolean {
  if (/^(?:dist|dist-internal|node_modules)\//.test(path)) return true;
  const folders = [join(root, dirname(document)), root, join(root, "src")];
  return folders.some((folder) => existsSync(join(folder, path)));
}

const DOCS = ["ARCHITECTURE.md", "CONTRIBUTING.md", "bench/README.md", "gallery/README.md"];

test.each(DOCS)("%s names files that exist", (file) => {
  const paths = pathsIn(readFileSync(join(root, file), "utf8"));
  expect(some(paths).filter((path) => !isThere(path, file))).toEqual([]);
});

test("a path that does not exist is noticed", () => {
  const [gone = "", there = ""] = pathsIn("`chart/svg/ink.ts` and `chart/svg/svg.ts`");
  expect([isThere(gone), isThere(there)]).toEqual([false, true]);
});
