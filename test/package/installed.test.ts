import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Installed, install } from "../../scripts/package/installed.js";

let installed: Installed;
beforeAll(() => {
  installed = install(join(import.meta.dirname, "../.."));
});
afterAll(() => installed?.remove());

/** What a user's program writes that has the package installed. */
function run(program: string): unknown {
  const path = join(installed.project, "program.mjs");
  writeFileSync(path, program);
  const text = execFileSync(process.execPath, [path], { cwd: installed.project, encoding: "utf8" });
  return JSON.parse(text);
}

test("package: PlotcastError is one class, from whichever entry it is imported", () => {
  const program = `
    const names = ["plotcast", "plotcast/live", "plotcast/server", "plotcast/png"];
    const classes = await Promise.all(names.map(async (name) => (await import(name)).PlotcastError));
    console.log(JSON.stringify([typeof classes[0], new Set(classes).size]));`;
  expect(run(program)).toEqual(["function", 1]);
});

test("package: what is for pages can be imported where there is none, as a server does", () => {
  const program = `
    const names = ["client", "types/vue", "types/svelte", "types/solid"];
    const modules = await Promise.all(names.map((name) => import("plotcast/" + name)));
    console.log(JSON.stringify(modules.map((module) => Object.keys(module))));`;
  expect(run(program)).toEqual([["LiveChart"], [], [], []]);
});

test("package: what any entry throws is a PlotcastError", () => {
  const program = `
    import { fromSpec, lineChart, PlotcastError } from "plotcast";
    import { createLive } from "plotcast/live";
    import { toPng } from "plotcast/png";
    import { serve } from "plotcast/server";
    const { port, close } = await serve(() => {}, { port: 0 });
    const attempts = [
      () => lineChart({ width: "wide" }),
      () => fromSpec({ kind: "line" }),
      () => createLive({ title: 1 }),
      () => createLive({ charts: { a: { width: -1 } } }),
      () => createLive({ charts: { a: {} } }).push("b", { v: 1 }),
      () => toPng("no picture"),
      () => serve(() => {}, { port }),
    ];
    const caught = [];
    for (const attempt of attempts) {
      await (async () => attempt())().catch((error) => caught.push([error instanceof PlotcastError, error.code]));
    }
    close();
    console.log(JSON.stringify(caught));`;
  expect(run(program)).toEqual([
    [true, "OPTION_INVALID"],
    [true, "SPEC_INVALID"],
    [true, "OPTION_INVALID"],
    [true, "OPTION_INVALID"],
    [true, "CHART_UNKNOWN"],
    [true, "INPUT_INVALID"],
    [true, "PORT_UNAVAILABLE"],
  ]);
});

test("package: the page's script comes with it, through the web standard, too", () => {
  const program = `
    import { createLive } from "plotcast/live";
    const live = createLive({ charts: { a: {} } });
    const text = async (path) => (await live.fetch(new Request("http://localhost" + path))).text();
    const paths = ["/", "/live-chart.js", "/live-chart-worker.js"];
    console.log(JSON.stringify(await Promise.all(paths.map(text))));
    live.close();`;
  const defined = /customElements\.define\(.live-chart./;
  expect(run(program)).toEqual([
    expect.stringMatching(new RegExp(`<script>[^]*${defined.source}[^]*</script>`)),
    expect.stringMatching(defined),
    expect.stringMatching(/new EventSource\(/),
  ]);
});

test("package: a worker draws its PNGs, and lets the process end", () => {
  const program = `
    import { createLive } from "plotcast/live";
    const live = createLive({ charts: { a: {} } });
    const warnings = [];
    process.on("warning", ({ message }) => warnings.push(message));
    const response = await live.fetch(new Request("http://localhost/c/a.png"));
    const bytes = new Uint8Array(await response.arrayBuffer());
    await new Promise(setImmediate);
    console.log(JSON.stringify([response.status, ...bytes.subarray(1, 4), ...warnings]));`;
  expect(run(program)).toEqual([200, 0x50, 0x4e, 0x47]);
});

test("package: the program runs, and tells the version of its package", () => {
  const manifest = JSON.parse(readFileSync(join(installed.folder, "package.json"), "utf8"));
  const program = join(installed.folder, manifest.bin.plotcast);
  const { stdout } = spawnSync(process.execPath, [program, "--version"], { encoding: "utf8" });
  expect(stdout.trim()).toBe(manifest.version);
});

test("package: nothing in it but what is imported, read or promised", () => {
  const { files } = installed;
  const others = files.filter(
    (file) => !/^(?:dist\/.+\.(?:js|js\.map|d\.ts)|schema\/.+\.json)$/.test(file),
  );
  expect(others).toEqual([
    ...["CHANGELOG.md", "LICENSE", "README.md", "SECURITY.md"],
    ...["custom-elements.json", "docs/sources.md", "package.json"],
  ]);
  expect(files.filter((file) => file.includes("internal"))).toEqual([]);
});

test("package: it has the recipes and the report of what is open that its README sends to", () => {
  const { files, folder } = installed;
  const readme = readFileSync(join(folder, "README.md"), "utf8");
  for (const file of ["docs/sources.md", "SECURITY.md"]) {
    expect(readme).toContain(`](${file}`);
    expect(files).toContain(file);
  }
});
