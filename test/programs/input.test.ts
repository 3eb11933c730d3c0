import { expect, test } from "vitest";
import { readSvg } from "../support/svg-reader.ts";
import { showing, watch } from "../support/served.ts";
import { plotcast, run, type Running } from "../support/program.ts";

const QUICK = ["--port", "0", "--every", "50"];

/** A viewer of the input's chart, from the moment that there is one. */
async function watchInput(program: Running, name = "input") {
  const url = await program.url();
  for (;;) {
    const response = await fetch(`${url}/charts/${encodeURIComponent(name)}.svg`);
    await response.text();
    if (response.ok) return watch(`${url}/events?chart=${encodeURIComponent(name)}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

test("plotcast: prints its URL at once, and a page is there before any input", async () => {
  const program = plotcast(["--port", "0"]);
  const url = await program.url();
  expect(program.stdout()).toMatch(/^plotcast: http:\/\/localhost:\d+\n$/);
  const page = await fetch(url);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain("No charts yet");
});

test("plotcast: a number per line becomes a chart, and a note says when the input ends", async () => {
  const program = plotcast(QUICK);
  program.child.stdin!.write("4711\n4712\n4713\n");
  const watcher = await watchInput(program);
  await watcher.until(showing("4713"));
  program.child.stdin!.write("4714");
  program.child.stdin!.end("\n");
  const { data } = await watcher.until(showing("input ended"));
  expect(data).toContain("4714");
  readSvg(data);
  const page = await (await fetch(await program.url())).text();
  expect(page).toContain("input ended");
});

test("plotcast: the last line counts also without its line break", async () => {
  const program = plotcast(QUICK);
  program.child.stdin!.end("1\n2\n4713");
  await (await watchInput(program)).until(showing("4713"));
});

test("plotcast: `time value` lines are placed by their time", async () => {
  const program = plotcast([...QUICK, "--tz", "UTC"]);
  program.child.stdin!.write("2026-03-01T12:00:00Z 4711\n2026-03-01T12:00:05Z 4712\n");
  const watcher = await watchInput(program);
  const { data } = await watcher.until(showing("4712"));
  const texts = readSvg(data).map(({ text }) => text);
  expect(texts.join("\n")).toMatch(/12:00:05[^]*4712/);
});

test("plotcast: vmstat through a pipe shows its columns by name", async () => {
  // With exec the program takes the shell's place, and ends with it.
  const script = 'exec "$0" dist/cli/plotcast.js --port 0 --every 50 --no-split < <(vmstat 1 3)';
  const program = run("bash", ["-c", script, process.execPath]);
  const watcher = await watchInput(program);
  const { data } = await watcher.until(showing("input ended"));
  const texts = readSvg(data).map(({ text }) => text);
  for (const column of ["free", "buff", "cache", "us", "sy", "id"]) expect(texts).toContain(column);
});

test("plotcast: columns whose sizes differ a thousandfold get charts of their own", async () => {
  const program = plotcast(QUICK);
  program.child.stdin!.write("load memory\n1 4000000\n2 4000100\n");
  const watcher = await watchInput(program, "memory");
  await watcher.until(({ data }) => data.includes("memory"));
  const url = await program.url();
  expect((await fetch(`${url}/charts/load.svg`)).status).toBe(200);
  expect((await fetch(`${url}/charts/input.svg`)).status).toBe(404);
});

test("plotcast: POST adds a chart beside the input's", async () => {
  const program = plotcast(QUICK);
  const url = await program.url();
  const body = '{"Room": 4711}';
  const response = await fetch(`${url}/api/push/temperature`, { method: "POST", body });
  expect(response.status).toBe(200);
  expect(await (await fetch(`${url}/charts/temperature.svg`)).text()).toContain("4711");
  program.child.stdin!.write("4712\n");
  await (await watchInput(program)).until(showing("4712"));
});

test("plotcast: a chart that was pushed as `input` stays beside that of the input", async () => {
  const program = plotcast(QUICK);
  const url = await program.url();
  await fetch(`${url}/api/push/input`, { method: "POST", body: '{"value": 1}' });
  program.child.stdin!.write("4712\n4713\n");
  const watcher = await watchInput(program, "input (2)");
  await watcher.until(showing("4713"));
  expect(await (await fetch(`${url}/c/input.svg`)).text()).not.toContain("4713");
  expect(program.child.exitCode).toBeNull();
});

test.each([
  [
    "more charts than there may be",
    ["--split"],
    Array.from({ length: 300 }, (_, i) => `{"c${i}":1,"d":2}`),
  ],
  [
    "more series than a chart may have",
    ["--no-split"],
    Array.from({ length: 300 }, (_, i) => `{"s${i}":1}`),
  ],
  ["a name on two lines", ["--split"], ['{"a\\nb":1,"c":2}']],
  ["a moment that no date can hold", ["--time", "first"], ["9e99 5", "-9e99 5"]],
])("plotcast: %s are reported on stderr, and the rest is shown", async (_name, flags, lines) => {
  const program = plotcast([...QUICK, ...flags]);
  const url = await program.url();
  program.child.stdin!.end(`${lines.join("\n")}\n{"d":4711}\n`);
  await program.says(/input has ended/);
  expect(program.stderr()).not.toMatch(/\n\s+at /);
  expect((await fetch(`${url}/api/stats`)).status).toBe(200);
  expect(program.child.exitCode).toBeNull();
});

test("plotcast: garbage on its input is reported briefly and does no harm", async () => {
  const program = plotcast(QUICK);
  const noise = Buffer.from(Array.from({ length: 100_000 }, (_, i) => (i * 7919) % 256));
  program.child.stdin!.write("1\n");
  program.child.stdin!.write(noise);
  program.child.stdin!.write(`\n${"9".repeat(1_000_000)}\nNaN\nInfinity\n1e999\n\n`);
  program.child.stdin!.end("4711\n");
  await (await watchInput(program)).until(showing("input ended"));
  expect(program.stderr().split("\n").length).toBeLessThan(12);
  expect((await fetch(await program.url())).status).toBe(200);
});
