import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkImports } from "../../scripts/check-imports.js";
import { writeTree } from "./made-up-tree.ts";

/** What the check says of a made-up src/, its paths without `src/`. */
function check(files: Record<string, string>) {
  const tree = Object.entries(files).map(([path, text]) => [`src/${path}`, text] as const);
  return checkImports(writeTree(Object.fromEntries(tree)), 0);
}

/** The specifier that leads from a file to another. */
function specifier(from: string, to: string): string {
  return `${"../".repeat(from.split("/").length - 1) || "./"}${to}`;
}

function violations(from: string, to: string, statement = "import"): string[] {
  const text = `// first line\n${statement} "${specifier(from, to)}";\n`;
  return check({ [to]: "export {};\n", [from]: text }).violations;
}

const TYPE_IMPORT = "import type {} from";
const FACE = "chart/inner-face.ts";

/** One file of each layer; chart/ has its inner face and what is behind it. */
const FILES = {
  chart: "chart/base/cache.ts",
  face: FACE,
  sse: "sse/event.ts",
  ingest: "ingest/rows.ts",
  client: "client/page.ts",
  live: "live/hub.ts",
  png: "png/to-png.ts",
  server: "server/routes.ts",
  cli: "cli/demo.ts",
  frameworks: "frameworks/react.ts",
  entries: "entries/live.ts",
};

type LayerName = keyof typeof FILES;
const LAYER_NAMES = Object.keys(FILES) as LayerName[];

/** What each may import besides its own files. */
const MAY_IMPORT: Record<LayerName, LayerName[]> = {
  chart: [],
  face: [],
  sse: [],
  ingest: [],
  client: [],
  live: ["face", "sse"],
  png: ["face"],
  server: ["face", "sse", "ingest", "client", "live", "png"],
  cli: ["face", "ingest", "live", "server"],
  frameworks: ["client"],
  entries: LAYER_NAMES.filter((name) => name !== "entries"),
};
const MAY_IMPORT_TYPES: Record<LayerName, LayerName[]> = { ...MAY_IMPORT, ingest: ["face"] };

const PAIRS = LAYER_NAMES.flatMap((from) => LAYER_NAMES.map((to) => [from, to] as const)).filter(
  ([from, to]) => FILES[from].split("/")[0] !== FILES[to].split("/")[0],
);

describe.each([
  ["import", MAY_IMPORT],
  [TYPE_IMPORT, MAY_IMPORT_TYPES],
])("the walls between layers, for %s", (statement, allowed) => {
  test.each(PAIRS)("%s to %s", (from, to) => {
    const found = violations(FILES[from], other(FILES[to]), statement);
    if (allowed[from].includes(to)) expect(found).toEqual([]);
    else expect(found).toEqual([expect.stringContaining(`imports ${other(FILES[to])}: `)]);
  });
});

/** Another file of the same layer; the inner face is one of its own. */
function other(file: string): string {
  return file === FACE ? file : file.replace(".ts", "-too.ts");
}

test("a violation says where it is, what is imported, and why it may not be", () => {
  expect(violations("sse/event.ts", "live/hub.ts")).toEqual([
    "src/sse/event.ts:2 imports live/hub.ts: sse/ makes bytes and imports no other layer",
  ]);
  expect(violations("chart/scales/scale.ts", "chart/svg/path.ts", TYPE_IMPORT)).toEqual([
    "src/chart/scales/scale.ts:2 imports chart/svg/path.ts: upward: chart's svg stands above its scales",
  ]);
});

test("an entry is imported by nothing, not even by another entry", () => {
  expect(violations("entries/live.ts", "entries/png.ts")).toEqual([
    expect.stringContaining("entries/live.ts:2 imports entries/png.ts: "),
  ]);
});

const ALL_FILES = Object.values(FILES);

test.each(["error.ts", "limits.ts", "work.ts"])(
  "%s is for all and imports none of them",
  (common) => {
    for (const file of ALL_FILES) {
      expect(violations(file, common)).toEqual([]);
      expect(violations(common, file)).toEqual([
        `src/${common}:2 imports ${file}: ${common} is for all layers and imports none`,
      ]);
    }
    expect(ALL_FILES).toHaveLength(11);
  },
);

/** One file of each room, bottom up; the last is the face. */
const STACK = [
  "chart/base/a.ts",
  "chart/format/time/a.ts",
  "chart/options/validate/a.ts",
  "chart/data/a.ts",
  "chart/scales/a.ts",
  "chart/layout/axes/a.ts",
  "chart/svg/a.ts",
  "chart/marks/a.ts",
  "chart/figures/a.ts",
  "chart/chart.ts",
];

describe.each(["import", TYPE_IMPORT, "export * from", "export type * from"])(
  "the rooms of chart/, for %s",
  (statement) => {
    test.each(STACK)("%s", (from) => {
      const height = STACK.indexOf(from);
      const found = STACK.map(
        (to) => violations(from, to.replace(".ts", "-too.ts"), statement).length,
      );
      expect(found).toEqual(STACK.map((_, i) => (i > height ? 1 : 0)));
    });
  },
);

test("chart/spec/ belongs to the face", () => {
  expect(violations("chart/spec/from-spec.ts", "chart/chart.ts")).toEqual([]);
  expect(violations("chart/chart.ts", "chart/spec/from-spec.ts")).toEqual([]);
  expect(violations("chart/figures/pie.ts", "chart/spec/from-spec.ts")).toHaveLength(1);
  expect(violations("chart/spec/from-spec.ts", "chart/figures/pie.ts")).toEqual([]);
});

test.each([
  ["util/text.ts", "stands in no layer"],
  ["hub.ts", "stands in no layer"],
  ["chart/helpers/text.ts", "chart/helpers/ is no room"],
])("%s has no place", (file, why) => {
  expect(check({ [file]: "" }).violations).toEqual([`src/${file}:1 ${why}`]);
});

describe("circles", () => {
  const A = "sse/a.ts";
  const B = "sse/b.ts";
  const circle = (...files: string[]) => `circle: ${files.join(" -> ")}`;

  test.each([
    ["run-time", 'import { b } from "./b.ts";', circle(A, B, A)],
    ["side-effect", 'import "./b.ts";', circle(A, B, A)],
    ["type-only", 'import type { B } from "./b.ts";', circle(A, `(type) ${B}`, A)],
    ["inline type", 'import { type B } from "./b.ts";', circle(A, B, A)],
    ["mixed", 'import { b, type B } from "./b.ts";', circle(A, B, A)],
    ["re-export", 'export { b } from "./b.ts";', circle(A, B, A)],
    ["empty re-export", 'export {} from "./b.ts";', circle(A, B, A)],
    ["re-export of all", 'export * from "./b.ts";', circle(A, B, A)],
    ["re-export under a name", 'export * as b from "./b.ts";', circle(A, B, A)],
    ["re-export of a type", 'export type { B } from "./b.ts";', circle(A, `(type) ${B}`, A)],
    ["re-export of all types", 'export type * from "./b.ts";', circle(A, `(type) ${B}`, A)],
    ["type query", 'type B = import("./b.ts").B;', circle(A, `(type) ${B}`, A)],
    ["typeof query", 'let b: typeof import("./b.ts");', circle(A, `(type) ${B}`, A)],
    ["dynamic import", 'const b = () => import("./b.ts");', circle(A, B, A)],
    ["dynamic import by a template", "const b = () => import(`./b.ts`);", circle(A, B, A)],
    ["import of require", 'import b = require("./b.ts");', circle(A, B, A)],
    ["augmented module", 'declare module "./b.ts" { interface B {} }', circle(A, `(type) ${B}`, A)],
  ])("%s", (_kind, statement, said) => {
    const { violations, figures } = check({ [A]: statement, [B]: 'import { a } from "./a.ts";' });
    expect(violations).toEqual([`src/${A}:1 imports itself: ${said}`]);
    expect(figures.circles).toBe(1);
  });

  test("of types from both sides", () => {
    const text = (other: string) => `import type { X } from "./${other}.ts";`;
    expect(check({ [A]: text("b"), [B]: text("a") }).violations).toEqual([
      `src/${A}:1 imports itself: circle: ${A} -> (type) ${B} -> (type) ${A}`,
    ]);
  });

  test("of a file with itself", () => {
    expect(check({ [A]: 'import type { X } from "./a.ts";' }).violations).toEqual([
      `src/${A}:1 imports itself: circle: ${A} -> (type) ${A}`,
    ]);
  });

  test("in a knot: the shortest is reported, with the number of files in the knot", () => {
    const { violations } = check({
      "sse/a.ts": 'import "./b.ts";',
      "sse/b.ts": '\nimport "./c.ts";\n',
      "sse/c.ts": 'import "./d.ts"; import "./a.ts";',
      "sse/d.ts": 'import "./a.ts";',
      "sse/outside.ts": 'import "./a.ts";',
    });
    expect(violations).toEqual([
      "src/sse/a.ts:1 imports itself: circle: sse/a.ts -> sse/b.ts -> sse/c.ts -> sse/a.ts, in a knot of 4 files",
    ]);
  });

  test("in a row: each is reported, though one leads to the other", () => {
    const { violations } = check({
      "sse/a.ts": 'import "./b.ts";',
      "sse/b.ts": 'import "./a.ts";',
      "sse/c.ts": 'import "./d.ts";',
      "sse/d.ts": 'import "./a.ts"; import "./c.ts";',
    });
    expect(violations).toEqual([
      expect.stringContaining("circle: sse/a.ts -> sse/b.ts -> sse/a.ts"),
      expect.stringContaining("circle: sse/c.ts -> sse/d.ts -> sse/c.ts"),
    ]);
  });

  test("two ways down to one file are no circle", () => {
    const { violations } = check({
      "sse/top.ts": 'import "./left.ts"; import "./right.ts";',
      "sse/left.ts": 'import "./bottom.ts";',
      "sse/right.ts": 'import "./bottom.ts";',
      "sse/bottom.ts": "",
    });
    expect(violations).toEqual([]);
  });
});

describe("no import is passed over", () => {
  test.each([
    ["a file that is not there", 'import "./missing.ts";'],
    ["a file without its ending", 'import "./there";'],
    ["a folder", 'import "..";'],
    ["a file outside src/", 'import "../../outside.ts";'],
    ["a type of a missing file", 'type X = import("./missing.ts").X;'],
    ["a path made at run time", "const x = (name: string) => import(name);"],
    ["a path made of parts", "const x = (name: string) => import(`./${name}.ts`);"],
    ["the package's own name", 'import "plotcast/live";'],
    ["an alias", 'import "#sse/there.ts";'],
    ["an absolute path", 'import "/there.ts";'],
  ])("%s", (_name, statement) => {
    const { violations, figures } = check({ "sse/a.ts": statement, "sse/there.ts": "" });
    expect(violations).toEqual([expect.stringMatching(/^src\/sse\/a\.ts:1 imports .*leads to no/)]);
    expect(figures.unresolved).toBe(1);
  });

  test("in a page a path made at run time is an address, and leads to no file", () => {
    const load = "export const x = (address: string) => import(address);";
    expect(check({ "client/a.ts": load, "client/there.ts": "" }).violations).toEqual([]);
  });

  test("a file that cannot be parsed", () => {
    expect(check({ "sse/a.ts": "import {" }).violations).toEqual([
      expect.stringContaining("src/sse/a.ts:1 cannot be read: "),
    ]);
  });

  test("a tree that is too small to be all of it", () => {
    const root = writeTree({ "src/error.ts": "" });
    expect(checkImports(root).violations).toEqual(["src: 1 files: too few to be all"]);
  });
});

test("a clean tree passes, and its imports are counted", () => {
  const { violations, figures } = check({
    "error.ts": "export class PlotcastError extends Error {}",
    "chart/base/cache.ts": 'import { PlotcastError } from "../../error.ts";',
    "chart/data/series.ts": 'import type { Cache } from "../base/cache.ts";',
    "chart/inner-face.ts":
      'export type * from "./data/series.ts"; export * from "./base/cache.ts";',
    "sse/event.ts": '// import "../live/hub.ts";\nexport const text = \'import "../live/hub.ts"\';',
    "ingest/rows.ts": 'import type { Point } from "../chart/inner-face.ts";',
    "client/page.ts": "",
    "live/hub.ts": 'import "node:timers"; import "d3-array"; import "../sse/event.ts";',
    "server/page.ts": 'import PAGE from "../client/page.ts?script"; import "../live/hub.ts";',
    "entries/server.ts": 'export * from "../server/page.ts";',
  });
  expect(violations).toEqual([]);
  expect(figures).toEqual({
    files: 10,
    imports: 9,
    "type imports": 3,
    circles: 0,
    upward: 0,
    "through layer walls": 0,
    unresolved: 0,
  });
});

describe("the program", () => {
  const program = join(import.meta.dirname, "../../scripts/check-imports.js");
  const run = (root: string, ...flags: string[]) =>
    spawnSync(process.execPath, [program, ...flags, root], { encoding: "utf8" });
  const clean = Array.from({ length: 100 }, (_, i) => [`src/sse/file-${i}.ts`, ""] as const);
  const broken = [["src/sse/up.ts", 'import "../live/hub.ts";'] as const, ["src/live/hub.ts", ""]];

  test("is content with a clean tree", () => {
    const { status, stdout, stderr } = run(writeTree(Object.fromEntries(clean)));
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain("100 files, 0 imports, 0 type imports, 0 circles, 0 upward");
  });

  test("fails with a count; with --report it prints the figures and does not fail", () => {
    const root = writeTree(Object.fromEntries([...clean, ...broken]));
    const { status, stderr } = run(root);
    expect(status).toBe(1);
    expect(stderr).toContain("src/sse/up.ts:1 imports live/hub.ts: ");
    expect(stderr).toContain("check-imports: violations: 1\n");
    const report = run(root, "--report");
    expect({ status: report.status, stderr: report.stderr }).toEqual({ status: 0, stderr: "" });
    expect(report.stdout).toContain("1 through layer walls");
  });
});
