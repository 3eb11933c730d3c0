import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { some } from "../support/some.ts";

const ROOT = join(import.meta.dirname, "../..");

/** Folders for what holds across modules. All other tests mirror the file in `src/` they are for. */
const TOPICS = [
  "browser",
  "budgets",
  "faults",
  "frameworks",
  "gallery",
  "golden",
  "hostile-input",
  "package",
  "picture-rules",
  "programs",
  "repository",
  "same-bytes",
  "servers",
  "whole-way",
];

/** Whether a test stands where CONTRIBUTING says, given the source files there are. */
function isWellPlaced(file: string, sources: ReadonlySet<string>): boolean {
  const [, folder = "", rest = ""] = /^test\/(?:([^/]+)\/)?(.*)$/.exec(file) ?? [];
  if (TOPICS.includes(folder)) return !rest.includes("/");
  const [, path] = /^test\/(.+?)(?:\.[a-z\d-]+)?\.test\.ts$/.exec(file) ?? [];
  return sources.has(`src/${path}.ts`);
}

function filesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1));
}

test("every test mirrors a file in src/ or stands in a topic folder", () => {
  const sources = new Set(filesIn("src"));
  const tests = filesIn("test").filter((file) => file.endsWith(".test.ts"));
  expect(tests.length).toBeGreaterThan(100);
  expect(tests.filter((file) => !isWellPlaced(file, sources))).toEqual([]);
});

test("the rule of layout sees a test that stands anywhere else", () => {
  const sources = new Set(["src/error.ts", "src/chart/svg/svg.ts"]);
  const right = [
    "test/error.test.ts",
    "test/chart/svg/svg.test.ts",
    "test/chart/svg/svg.hostile.test.ts",
    "test/golden/anything.test.ts",
  ];
  const wrong = [
    "test/anything.test.ts",
    "test/chart/svg.test.ts",
    "test/chart/svg/paths.test.ts",
    "test/chart/golden/svg.test.ts",
    "test/golden/deeper/anything.test.ts",
    "test/support/anything.test.ts",
  ];
  const placed = [...right, ...wrong].filter((file) => isWellPlaced(file, sources));
  expect(placed).toEqual(right);
});

test("every topic folder says in its README what stands there", () => {
  const folders = readdirSync(join(ROOT, "test")).filter((name) => TOPICS.includes(name));
  expect(folders.length).toBeGreaterThan(5);
  const silent = folders.filter((name) => !existsSync(join(ROOT, "test", name, "README.md")));
  expect(silent).toEqual([]);
});

test("no test imports the bench, which is installed apart, or waits for a fixed time in a page", () => {
  const files = some(filesIn("test").filter((file) => /\.[jt]s$/.test(file)));
  const unwanted = /from "[./]+\/bench\/|waitForTimeout\(/;
  const found = files.filter((file) => unwanted.test(readFileSync(join(ROOT, file), "utf8")));
  expect(found).toEqual([]);
});
