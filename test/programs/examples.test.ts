import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { EXAMPLES } from "./examples.ts";
import { readSvg } from "../support/svg-reader.ts";
import { freePort, watch } from "../support/served.ts";
import { example, exitWithin } from "../support/program.ts";

const readRoot = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");

test.each(Object.entries(EXAMPLES))(
  "npm run example, task example: %s is started by its number, on port %i",
  (file, port) => {
    const number = file.slice(0, file.indexOf("-"));
    const { scripts } = JSON.parse(readRoot("package.json")) as { scripts: Record<string, string> };
    expect(scripts[`example:${number}`]).toBe(`node examples/${file}`);
    expect(scripts[`preexample:${number}`]).toBe("node scripts/setup.js");
    const task = new RegExp(
      `^  example:${number}:\n(?:    .*\n)*?    cmds: \\[npm run (\\S+)\\]$`,
      "m",
    );
    expect(task.exec(readRoot("Taskfile.yml"))?.[1]).toBe(`example:${number}`);
    const ports = [...readRoot(`examples/${file}`).matchAll(/\b(13[34]\d)\b/g)];
    expect(ports.map(([text]) => Number(text))).toEqual([port]);
  },
);

test("task: each task of the Taskfile runs a script that there is", () => {
  const { scripts } = JSON.parse(readRoot("package.json")) as { scripts: Record<string, string> };
  const taskfile = readRoot("Taskfile.yml");
  expect(taskfile).toMatch(/^version: "3"$/m);
  const commands = [...taskfile.matchAll(/^    cmds: \[npm (?:run )?(\S+)\]$/gm)].map(
    ([, name]) => name,
  );
  expect(commands.length).toBe(taskfile.match(/^  \S+:$/gm)?.length);
  expect(commands.length).toBeGreaterThan(Object.keys(EXAMPLES).length);
  expect(commands.filter((name) => !Object.hasOwn(scripts, name ?? ""))).toEqual([]);
});

/** The page that an example serves, and the charts in it. */
async function served(name: string): Promise<{ page: string; charts: string[] }> {
  const url = await example(name, [], { PORT: "0" }).url();
  const page = await (await fetch(url)).text();
  const charts = page.match(/<svg xmlns.*?<\/svg>(?=<\/td>|\s*<\/div>)/gs) ?? [];
  expect((await fetch(`${url}/nowhere`)).status).toBe(404);
  return { page, charts };
}

/** The texts of a chart. */
const textsOf = (svg: string) => readSvg(svg).map(({ text }) => text);

test("example 01: sparklines, a line and nothing else", async () => {
  const { charts } = await served("01-sparkline.js");
  expect(charts).toHaveLength(3);
  for (const svg of charts) {
    const names = readSvg(svg).map(({ name }) => name);
    expect(names).toContain("path");
    expect(names).not.toContain("text");
  }
});

test("example 01a: axes by unit, currency, locale, zone, specifier and function", async () => {
  const { charts } = await served("01a-axis-formats.js");
  const all = charts.map(textsOf);
  const shown = ["416 MiB", "$2400K", "2.400.000 €", "+2.0", "2 below", "10K"];
  for (const text of shown)
    expect(all.flat().map((one) => one.replaceAll("\u00a0", " "))).toContain(text);
  expect(all).toHaveLength(8);
});

test("example 02: a static line with its title, both axes and no script", async () => {
  const { page, charts } = await served("02-static-line.js");
  const texts = textsOf(charts[0] ?? "");
  expect(texts).toContain("Temperature in Berlin");
  expect(texts).toContain("°C");
  expect(texts.some((text) => /^\d\d:00$/.test(text))).toBe(true);
  expect(page).toMatch(/<\/html>\n$/);
  expect(page).not.toMatch(/<script|NaN|undefined/);
});

test("example 03: the same series by time and by event, side by side", async () => {
  const { charts } = await served("03-multi-series.js");
  expect(charts).toHaveLength(2);
  for (const [i, title] of ["By time", "By event"].entries()) {
    const texts = textsOf(charts[i] ?? "");
    for (const text of [title, "Temperature", "Humidity", "Pressure"])
      expect(texts).toContain(text);
  }
});

test("example 04: the same bars side by side, stacked and horizontal", async () => {
  const { charts } = await served("04-bar.js");
  expect(charts).toHaveLength(3);
  for (const [i, title] of ["Side by side", "Stacked", "Horizontal"].entries()) {
    const texts = textsOf(charts[i] ?? "");
    for (const text of [title, "North", "South", "West", "Q1", "Q4"]) expect(texts).toContain(text);
  }
});

test("example 07: dots and bubbles", async () => {
  const { charts } = await served("07-scatter.js");
  const elements = readSvg(charts[0] ?? "");
  expect(elements.filter(({ name }) => name === "circle")).toHaveLength(3);
  expect(elements.map(({ text }) => text)).toContain("Shops");
});

test("example 06: the three-line page, and points that arrive as events", async () => {
  const port = await freePort();
  const program = example("06-live-sse.js", [], { PORT: String(port) });
  const url = await program.url();
  expect(url).toContain(String(port));
  const page = await (await fetch(`${url}/`)).text();
  expect(page).toMatch(/new EventSource\("\/events"\)/);
  expect(page).toContain("onmessage");
  expect(page).toContain('document.getElementById("chart").innerHTML = e.data');
  const watcher = await watch(`${url}/events`);
  const first = await watcher.until(() => true);
  expect(first.type).toBe("message");
  expect(first.data).toContain("Live Sensor Data");
  expect(first.data).toContain("Waiting for data");
  const { data } = await watcher.until(({ data }) => !data.includes("Waiting for data"));
  readSvg(data);
  expect(data).toContain("Sensor");
});

test.each(Object.keys(EXAMPLES))(
  "example %s: a busy port is a sentence and exit code 1",
  async (name) => {
    const port = String(await freePort());
    await example(name, [], { PORT: port }).url();
    const second = example(name, [], { PORT: port });
    expect(await exitWithin(second)).toBe(1);
    expect(second.stderr()).toContain(port);
    expect(second.stderr()).not.toMatch(/\n\s+at /);
  },
);

test("example 05: without a script, entries are links to the page as it is then", async () => {
  const url = await example("05-legend-htmx.js", [], { PORT: "0" }).url();
  const page = await (await fetch(`${url}/?hide=Search&hide=<b>`)).text();
  expect(page).not.toContain("<b>");
  const entries = [...page.matchAll(/<a href="(.*?)" hx-get="(.*?)".*?aria-checked="(.*?)"/gs)];
  expect(entries.map(([, link, , isShown]) => [link, isShown])).toEqual([
    ["/?", "false"],
    ["/?hide=Search&amp;hide=Newsletter", "true"],
    ["/?hide=Search&amp;hide=Direct", "true"],
  ]);
  expect((await fetch(`${url}/nowhere`)).status).toBe(404);
});

test("example 08: it hands out modules, and nothing else of its folder", async () => {
  const url = await example("08-browser.js", [], { PORT: "0" }).url();
  for (const path of ["/package.json", "/src/plotcast.ts", "/dist/nothing.js", "/examples/x.js"]) {
    expect((await fetch(url + path)).status, path).toBe(404);
  }
  const found = await fetch(`${url}/dist/entries/plotcast.js`);
  expect(found.headers.get("content-type")).toContain("text/javascript");
});
