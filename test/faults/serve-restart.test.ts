import { afterAll, expect, test } from "vitest";
import type { Browser } from "playwright-core";
import { LEAVE_OUT, startChromium } from "../support/chromium.ts";
import { openPage } from "../support/pages.ts";
import { PROGRAM, run, type Running } from "../support/program.ts";
import { newFolder } from "../support/stores.ts";

let browser: Browser | undefined;
afterAll(() => browser?.close());

/** Starts `plotcast serve` on a file. @param port that of the one before, so that open pages find it again. */
async function serve(folder: string, port = "0"): Promise<{ program: Running; url: string }> {
  const file = `${folder}/kept.db`;
  const program = run(process.execPath, [
    PROGRAM,
    "serve",
    ...["--db", file, "--port", port, "--no-statsd", "--every", "100", "--tz", "UTC"],
  ]);
  return { program, url: await program.url() };
}

async function killAtOnce({ child, exit }: Running): Promise<void> {
  child.kill("SIGKILL");
  await exit;
}

async function push(url: string, chart: string, values: object): Promise<void> {
  const body = JSON.stringify(values);
  const response = await fetch(`${url}/api/push/${chart}`, { method: "POST", body });
  expect(response.status).toBe(200);
}

async function text(url: string): Promise<string> {
  return (await fetch(url)).text();
}

/** The first event of a stream. */
async function firstEvent(url: string): Promise<string> {
  const response = await fetch(url, { headers: { "accept-encoding": "identity" } });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let read = "";
  const event = /^data: .*$/m;
  while (!event.test(`${read.slice(0, read.lastIndexOf("\n"))}\n`))
    read += (await reader.read()).value ?? "";
  await reader.cancel();
  return event.exec(read)?.[0] ?? "";
}

test("plotcast serve: after kill -9 the first byte a viewer gets is the whole past", {
  timeout: 60_000,
}, async () => {
  const folder = newFolder();
  const before = await serve(folder);
  for (const chart of ["b", "a", "c"]) {
    for (let i = 0; i < 20; i++) await push(before.url, chart, { one: 4000 + i, two: i });
  }
  const table = await text(`${before.url}/c/a.table.html`);
  const csv = await text(`${before.url}/c/a.csv`);
  expect(csv.split("\r\n").length).toBe(22);
  await killAtOnce(before.program);
  const after = await serve(folder);
  expect(await firstEvent(`${after.url}/events?chart=a`)).toContain("4019");
  expect(await text(`${after.url}/c/a.table.html`)).toBe(table);
  expect(await text(`${after.url}/c/a.csv`)).toBe(csv);
  const { charts, kept } = JSON.parse(await text(`${after.url}/api/sources`)) as {
    charts: { name: string; reason: string }[];
    kept: { points: number };
  };
  expect(charts.map(({ name }) => name)).toEqual(["b", "a", "c"]);
  expect(charts[0]?.reason).toBe("pushed to /api/push/b");
  expect(kept.points).toBe(120);
  expect(await text(`${after.url}/sources`)).toContain(`Kept in ${folder}/kept.db: 120 points`);
});

test("plotcast serve: series of one short name go on under their own names, in whatever order they come after a restart", {
  timeout: 60_000,
}, async () => {
  const folder = newFolder();
  const before = await serve(folder);
  const write = async (url: string, body: string) => {
    const response = await fetch(`${url}/api/v2/write?precision=s`, { method: "POST", body });
    expect(response.status).toBe(204);
  };
  await write(before.url, "mail,from=ann n=1 1700000000");
  await write(before.url, "mail,to=ann n=2 1700000000");
  const csv = "time,ann n,n to=ann\r\n2023-11-14T22:13:20.000Z,1,2\r\n";
  expect(await text(`${before.url}/c/mail.csv`)).toBe(csv);
  await killAtOnce(before.program);
  const after = await serve(folder);
  await write(after.url, "mail,to=ann n=20 1700000001");
  await write(after.url, "mail,from=ann n=10 1700000001");
  expect(await text(`${after.url}/c/mail.csv`)).toBe(`${csv}2023-11-14T22:13:21.000Z,10,20\r\n`);
});

test("plotcast serve: a unit that its sender has changed since the last start gets a chart of its own", {
  timeout: 60_000,
}, async () => {
  const folder = newFolder();
  const report = async (url: string, unit: string, asDouble: number) => {
    const gauge = { dataPoints: [{ asDouble, timeUnixNano: "1700000000000000000" }] };
    const metrics = [{ name: "temp", unit, gauge }];
    const body = JSON.stringify({ resourceMetrics: [{ scopeMetrics: [{ metrics }] }] });
    const headers = { "content-type": "application/json" };
    const response = await fetch(`${url}/v1/metrics`, { method: "POST", headers, body });
    expect(response.status).toBe(200);
  };
  let port = "0";
  for (let starts = 0; starts < 2; starts++) {
    const { program, url } = await serve(folder, port);
    ({ port } = new URL(url));
    if (starts === 0) await report(url, "Cel", 20);
    await report(url, "K", 293);
    expect(await text(`${url}/c/temp.csv`)).toBe("time,temp\r\n2023-11-14T22:13:20.000Z,20\r\n");
    expect(await text(`${url}/c/temp_K.csv`)).toBe("time,temp\r\n2023-11-14T22:13:20.000Z,293\r\n");
    await killAtOnce(program);
  }
});

test("plotcast serve: ?at= draws after a restart what was seen before it", {
  timeout: 60_000,
}, async () => {
  const folder = newFolder();
  const before = await serve(folder);
  const seen: { at: string; svg: string }[] = [];
  for (let i = 0; i < 8; i++) {
    await push(before.url, "a", { one: Math.sin(i), two: i });
    const response = await fetch(`${before.url}/c/a.svg`);
    seen.push({ at: response.headers.get("plotcast-at")!, svg: await response.text() });
    // Two moments of one millisecond could not be told apart.
    await new Promise((later) => setTimeout(later, 5));
  }
  await killAtOnce(before.program);
  const after = await serve(folder);
  for (const { at, svg } of seen) {
    const then = await text(`${after.url}/c/a.svg?at=${at}`);
    expect(then === svg, at).toBe(true);
  }
});

test.skipIf(LEAVE_OUT)(
  "plotcast serve: an open page goes on after kill -9, with no gap but the time without data",
  { timeout: 90_000 },
  async () => {
    const folder = newFolder();
    const before = await serve(folder);
    for (let i = 0; i < 10; i++) await push(before.url, "a", { v: 4000 + i });
    browser ??= await startChromium();
    const { page } = await openPage(browser, `${before.url}/c/a`);
    const told = (wanted: string) =>
      page.waitForFunction(
        (part) => document.querySelector("svg desc")?.textContent?.includes(part),
        wanted,
        { timeout: 40_000 },
      );
    await told("4000 to 4009");
    await killAtOnce(before.program);
    const after = await serve(folder, new URL(before.url).port);
    await push(after.url, "a", { v: 5000 });
    await told("4000 to 5000");
  },
);
