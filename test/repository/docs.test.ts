import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { MAX_FILES } from "../../scripts/package/budgets.js";
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

test("CONTRIBUTING.md says how many files the package may have", () => {
  const text = readFileSync(join(root, "CONTRIBUTING.md"), "utf8");
  expect(text).toContain(`at most ${MAX_FILES} files`);
});

test("SECURITY.md says where StatsD and Teleplot are taken: --host alone opens neither", () => {
  const rows = readFileSync(join(root, "SECURITY.md"), "utf8").match(
    /^\| (?:StatsD|Teleplot).*$/gm,
  );
  expect(some(rows ?? []).filter((row) => row.includes("where `--host` says"))).toEqual([]);
  expect(rows?.join("\n")).toContain("`--listen-sources`");
});
