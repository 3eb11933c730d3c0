import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { lineChart } from "../../src/entries/plotcast.ts";
import { createLive } from "../../src/entries/live.ts";
import { exitWithin, plotcast } from "../support/program.ts";
import { namesInTables, README, SNIPPETS, snippetsIn } from "../support/readme.ts";
import { thrownBy } from "../support/served.ts";
import { some } from "../support/some.ts";

const SERVERS = join(import.meta.dirname, "../../servers");
const RECIPES = new Map(
  readdirSync(`${SERVERS}/recipes`).map((file) => [
    file.replace(".js", ""),
    readFileSync(`${SERVERS}/recipes/${file}`, "utf8").replace(/^(?:\/\/.*\n)+/, ""),
  ]),
);

/** A snippet as it is in servers/recipes, which take their port from the environment. */
const asRecipe = (code: string) =>
  code
    .replace(/^\/\/ .*\n/, "")
    .replace('import { live } from "./charts.mjs"', 'import { live, port } from "./charts.js"')
    .replace("port: 1345", "port")
    .replace("1345", "port");

test("README: each snippet of a server is a recipe that the conformance suite runs", () => {
  const found = snippetsIn("js")
    .filter(({ code }) => code.includes('from "./charts.mjs"'))
    .map(({ code }) => [...RECIPES].find(([, recipe]) => recipe === asRecipe(code))?.[0] ?? code);
  const servers = ["express", "fastify", "hono-mount", "koa", "h3-mount", "bun", "deno"];
  expect(found).toEqual(["node-http", ...servers, "node-http2"]);
});

test("README: each line of a server within its text is one of a recipe", () => {
  const prose = README.replace(/^```.*?^```$/gms, "");
  const lines = [...prose.matchAll(/`([^`\n]*\blive\.(?:handler|fetch)\b[^`\n]+)`/g)];
  const codes = lines.map(([, code = ""]) => code);
  const worker = readFileSync(`${SERVERS}/workers/worker.ts`, "utf8");
  const all = [...RECIPES.values(), worker].join("\n");
  expect(some(codes).filter((code) => !all.includes(code))).toEqual([]);
});

test("README: the route of Next.js is the one that the conformance suite runs", () => {
  const path = "app/charts/[[...path]]/route.js";
  const snippet = SNIPPETS.find(({ file }) => file === path);
  const route = readFileSync(join(SERVERS, "next", path), "utf8");
  expect(snippet?.code).toBe(`// ${path}\n${route}`);
});

test("README: every snippet has a test that runs it", () => {
  const languages = SNIPPETS.map(({ language }) => language);
  expect(new Set(languages)).toEqual(
    new Set(["sh", "js", "jsx", "vue", "svelte", "html", "css", ""]),
  );
  const programs = snippetsIn("js").filter(({ code }) => !code.includes('from "./charts.mjs"'));
  expect(programs.map(({ file }) => file)).toEqual([
    ...["charts.mjs", "charts.js", "app/charts/[[...path]]/route.js"],
    ...["open.mjs", "temperature.mjs", "weather.mjs"],
  ]);
});

test("README: each GET of its table of routes is answered with 200", async () => {
  const live = createLive({ charts: { sensor: {}, a: {}, b: {} } });
  onTestFinished(() => live.close());
  const paths = namesInTables("request")
    .flatMap((name) => (name.startsWith(".") ? [`GET /c/sensor${name}`] : [name]))
    .filter((name) => name.startsWith("GET "));
  expect(paths.length).toBeGreaterThan(8);
  for (const path of paths) {
    const response = await live.fetch(new Request(`http://localhost${path.slice(4)}`));
    expect([path, response.status]).toEqual([path, 200]);
    await response.body?.cancel();
  }
});

test("README: each option of createLive in its tables is one", () => {
  const names = namesInTables("option of `createLive`");
  expect(names.length).toBeGreaterThan(15);
  for (const name of names) {
    const { code, message } = thrownBy(() => createLive({ [name]: Symbol("no value") }));
    expect([name, code]).toEqual([name, "OPTION_INVALID"]);
    expect(message).not.toContain("expected one of");
  }
});

const flagsIn = (text: string) =>
  [...text.matchAll(/(?:^|\s)(--[a-z-]+)/gm)].map(([, flag]) => flag);

async function helpedFlags(command: string[]): Promise<(string | undefined)[]> {
  const help = plotcast([...command, "--help"]);
  expect(await exitWithin(help)).toBe(0);
  const helped = help
    .stdout()
    .split("\n")
    .flatMap((line) => (/^ {2}-/.test(line) ? flagsIn(line.slice(0, 26)) : []));
  return helped.filter((flag) => flag !== "--help" && flag !== "--version").toSorted();
}

test("README: its table of the program has the options that --help has", async () => {
  const told = namesInTables("option").flatMap((name) => flagsIn(name));
  expect(told.toSorted()).toEqual(await helpedFlags([]));
});

test("README: its table of serve has the options that serve --help has", async () => {
  const own = namesInTables("option of `serve`").flatMap((name) => flagsIn(name));
  const shared = namesInTables("option")
    .flatMap((name) => flagsIn(name))
    .slice(0, 6);
  const told = [...own, ...shared, "--title", "--explain"];
  expect(told.toSorted()).toEqual(await helpedFlags(["serve"]));
});

test('README: the page\'s properties of CSS are those that theme "page" reads', () => {
  const [snippet] = snippetsIn("css");
  const svg = lineChart({ theme: "page" }).add("a", [1, 2]).render();
  const names = snippet?.code.match(/--plotcast-[a-z0-9-]+/g) ?? [];
  expect(some(names).filter((name) => !svg.includes(`var(${name}`))).toEqual([]);
});

test("README: the message of an error is what createLive throws", () => {
  const [snippet] = snippetsIn("");
  const call = () => createLive({ charts: { cpu: { timeZone: "Mars/Base" } } });
  expect(`${thrownBy(call).message}\n`).toBe(snippet?.code);
});
