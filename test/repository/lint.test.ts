import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { writeTree } from "./made-up-tree.ts";

const root = join(import.meta.dirname, "../..");
const oxlint = join(root, "node_modules/oxlint/bin/oxlint");
const config = readFileSync(join(root, ".oxlintrc.json"), "utf8");

/** What the linter says of a made-up tree under this repository's rules. */
function lint(files: Record<string, string>): { status: number | null; stdout: string } {
  const tree = writeTree({ ".oxlintrc.json": config, ...files });
  const { status, stdout } = spawnSync(process.execPath, [oxlint], { cwd: tree, encoding: "utf8" });
  expect(stdout).toContain(`on ${Object.keys(files).length} files`.replace("1 files", "1 file"));
  return { status, stdout };
}

const GLOBALS = [
  "document",
  "window",
  "navigator",
  "process",
  "Buffer",
  "performance",
  "setTimeout",
  "setInterval",
  "fetch",
];

test.each(GLOBALS)("chart/ may not touch %s", (name) => {
  const code = `export const breach = ${name};\n`;
  expect(lint({ "src/chart/base/breach.ts": code }).stdout).toContain("no-restricted-globals");
  expect(lint({ "src/live/fine.ts": code }).status).toBe(0);
});

test.each(["Date.now()", "Math.random()"])("chart/ may not call %s", (call) => {
  const code = `export const breach = ${call};\n`;
  expect(lint({ "src/chart/svg/breach.ts": code }).stdout).toContain("no-restricted-properties");
  expect(lint({ "src/live/fine.ts": code }).status).toBe(0);
});

describe("Node's modules", () => {
  test.each([
    ["chart/base", ["node:fs", "node:zlib", "node:perf_hooks"]],
    ["sse", ["node:http", "node:https", "node:net", "node:fs"]],
    ["live", ["node:http", "node:https", "node:net", "node:fs", "node:child_process"]],
  ])("%s/ may not import", (folder, modules) => {
    for (const name of modules) {
      const { stdout } = lint({ [`src/${folder}/breach.ts`]: `import "${name}";\n` });
      expect(stdout).toContain("no-restricted-imports");
    }
  });

  test("what makes no wall stands open", () => {
    expect(lint({ "src/sse/fine.ts": 'import "node:zlib";\n' }).status).toBe(0);
    expect(lint({ "src/server/fine.ts": 'import "node:http";\n' }).status).toBe(0);
  });
});

test("a circle of types is a circle", () => {
  const { stdout } = lint({
    "src/sse/a.ts": 'import type { B } from "./b.ts";\nexport type A = B[];\n',
    "src/sse/b.ts": 'import type { A } from "./a.ts";\nexport type B = A[];\n',
  });
  expect(stdout).toContain("import(no-cycle)");
});

test("src/ does not write to the console", () => {
  const { stdout } = lint({ "src/live/cycle.ts": 'console.error("");\n' });
  expect(stdout).toContain("no-console");
});

test("files that are exempt from a rule exist", () => {
  const { overrides } = JSON.parse(config) as { overrides: { files: string[] }[] };
  const exempt = overrides.flatMap(({ files }) => files).filter((file) => !file.includes("*"));
  expect(exempt.length).toBeGreaterThan(0);
  expect(exempt.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});
