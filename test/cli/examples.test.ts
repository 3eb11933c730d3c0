import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readSvg } from "../chart/svg-reader.ts";
import { freePort, watch } from "../live/served.ts";
import { example, exitWithin } from "./program.ts";

/** What an example writes to the file that it is given. */
async function written(name: string, extension: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "plotcast-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, `out.${extension}`);
  const program = example(name, [file]);
  expect(await exitWithin(program)).toBe(0);
  expect(program.stderr()).toBe("");
  return readFile(file, "utf8");
}

test("example 01: a sparkline, a line and nothing else", async () => {
  const elements = readSvg(await written("01-sparkline.js", "svg"));
  expect(elements.map(({ name }) => name)).toContain("path");
  expect(elements.map(({ name }) => name)).not.toContain("text");
});

test("example 02: a static line with its title, both axes and no script", async () => {
  const svg = await written("02-static-line.js", "svg");
  const elements = readSvg(svg);
  const texts = elements.map(({ text }) => text);
  expect(texts).toContain("Temperature in Berlin");
  expect(texts).toContain("°C");
  expect(texts.some((text) => /^\d\d:00$/.test(text))).toBe(true);
  expect(svg).not.toMatch(/<script|NaN|undefined/);
});

test("example 03: the same series by time and by event, side by side", async () => {
  const html = await written("03-multi-series.js", "html");
  const charts = html.match(/<svg xmlns.*?<\/svg>(?=<svg xmlns|<\/div>)/gs) ?? [];
  expect(charts).toHaveLength(2);
  for (const [i, title] of ["By time", "By event"].entries()) {
    const texts = readSvg(charts[i] ?? "").map(({ text }) => text);
    for (const text of [title, "Temperature", "Humidity", "Pressure"])
      expect(texts).toContain(text);
  }
});

test("example 04: the same bars side by side, stacked and lying", async () => {
  const html = await written("04-bar.js", "html");
  const charts = html.match(/<svg xmlns.*?<\/svg>(?=<svg xmlns|<\/div>)/gs) ?? [];
  expect(charts).toHaveLength(3);
  for (const [i, title] of ["Side by side", "Stacked", "Lying"].entries()) {
    const texts = readSvg(charts[i] ?? "").map(({ text }) => text);
    for (const text of [title, "North", "South", "West", "Q1", "Q4"]) expect(texts).toContain(text);
  }
});

test("example 07: dots and bubbles", async () => {
  const elements = readSvg(await written("07-scatter.js", "svg"));
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

test("example 06: a busy port is a sentence and exit code 1", async () => {
  const port = String(await freePort());
  await example("06-live-sse.js", [], { PORT: port }).url();
  const second = example("06-live-sse.js", [], { PORT: port });
  expect(await exitWithin(second)).toBe(1);
  expect(second.stderr()).toContain(port);
  expect(second.stderr()).not.toMatch(/\n\s+at /);
});
