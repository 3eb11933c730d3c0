import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

const oxlint = join(import.meta.dirname, "../node_modules/oxlint/bin/oxlint");
const src = join(import.meta.dirname, "../src");
let folders: string[] = [];

beforeEach(() => {
  folders = [];
});

afterEach(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** What the linter says of a file in a layer. Its own folder keeps it out of others' way. */
function lint(layer: string, code: string): string {
  const folder = mkdtempSync(join(src, layer, "walls-"));
  folders.push(folder);
  const file = join(folder, "breach.ts");
  writeFileSync(file, code);
  const { stdout } = spawnSync(process.execPath, [oxlint, file], { encoding: "utf8" });
  expect(stdout).toContain("Finished in");
  return stdout.replaceAll(basename(folder), "folder");
}

const BREACHES: [layer: string, statement: string][] = [
  ["chart", 'import "node:fs";'],
  ["chart", 'import "../../sse/event.ts";'],
  ["chart", 'import "../../live/hub.ts";'],
  ["chart", 'import "../../ingest/lines.ts";'],
  ["sse", 'import "../../chart/text/escape.ts";'],
  ["sse", 'import "../../live/hub.ts";'],
  ["sse", 'import "node:http";'],
  ["live", 'import "../../ingest/json.ts";'],
  ["live", 'import "../../server/routes.ts";'],
  ["live", 'import "node:http";'],
  ["ingest", 'import "../../chart/text/escape.ts";'],
  ["ingest", 'import "../../live/hub.ts";'],
  ["server", 'import "../../cli/demo.ts";'],
  ["server", 'import "../../client/page.ts";'],
  ["client", 'import "../../server/page.ts";'],
];

test.each(BREACHES)("lint keeps %s/ from %s", (layer, statement) => {
  expect(lint(layer, `${statement}\n`)).toContain("no-restricted-imports");
});

test.each(["Date.now()", "Math.random()", "performance.now()", "process.env", "document.title"])(
  "lint keeps chart/ from %s",
  (expression) => {
    const said = lint("chart", `export const breach = ${expression};\n`);
    expect(said).toMatch(/no-restricted-(globals|properties)/);
  },
);

test("lint lets each layer import what is below it", () => {
  expect(lint("chart", 'import "../../error.ts";\n')).toContain("0 errors");
  expect(lint("ingest", 'import "../../chart/options/point.ts";\n')).toContain("0 errors");
  expect(
    lint("live", 'import "../../chart/text/escape.ts";\nimport "../../sse/event.ts";\n'),
  ).toContain("0 errors");
  expect(lint("server", 'export { default } from "../../client/page.ts?script";\n')).toContain(
    "0 errors",
  );
  expect(lint("server", 'import "../../live/hub.ts";\nimport "node:http";\n')).toContain(
    "0 errors",
  );
});
