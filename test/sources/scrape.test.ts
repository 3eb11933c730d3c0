import { type RequestListener, createServer } from "node:http";
import { type AddressInfo, createServer as createNetServer } from "node:net";
import { performance } from "node:perf_hooks";
import { gzipSync } from "node:zlib";
import { Counter, Gauge, Histogram, Registry, Summary } from "prom-client";
import { expect, onTestFinished, test } from "vitest";
import { createLineSplitter } from "../../src/ingest/lines.ts";
import { createPrometheusReader } from "../../src/ingest/prometheus-text.ts";
import { type ScrapeOptions, scrape } from "../../src/sources/scrape.ts";
import { run } from "../support/program.ts";
import { eventually, freePort, thrownBy } from "../support/served.ts";
import { type RecordingContext, recordingContext } from "../support/source-context.ts";

const PAGE = "# TYPE jobs_total counter\njobs_total 3\n";

/** A target with this answer; it ends with the test. */
async function target(answer: RequestListener, port = 0): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((listening) => server.listen(port, "127.0.0.1", listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/metrics`;
}

/** A target that writes these bytes, whatever it is asked, and hangs up. */
async function rawTarget(bytes: string): Promise<string> {
  const server = createNetServer((socket) => {
    socket.on("error", () => {}).on("data", () => socket.end(bytes));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/metrics`;
}

async function scraping(options: ScrapeOptions): Promise<RecordingContext> {
  const context = recordingContext();
  const running = await scrape({ everyMs: 100, labels: {}, ...options }).start(context);
  onTestFinished(() => running.stop());
  return context;
}

/** The trouble that a target makes; nothing is taken of it. */
async function troubleWith(url: string, options: Partial<ScrapeOptions> = {}): Promise<string> {
  const context = await scraping({ url, ...options });
  await context.until("trouble", () => context.troubles.length > 0);
  expect(context.measurements).toEqual([]);
  return String(context.troubles[0]);
}

test("scrape takes what prom-client serves", async () => {
  const registry = new Registry();
  const registers = [registry];
  new Counter({ name: "jobs_total", help: "Jobs done.", labelNames: ["queue"], registers }).inc(
    { queue: 'a"\n\\' },
    3,
  );
  new Gauge({ name: "queue_bytes", help: "Waiting.", registers }).set(-1.5);
  new Histogram({ name: "job_seconds", help: "Took.", buckets: [0.1, 1], registers }).observe(0.5);
  new Summary({ name: "size_bytes", help: "Size.", percentiles: [0.5], registers }).observe(7);
  for (const type of [Registry.PROMETHEUS_CONTENT_TYPE, Registry.OPENMETRICS_CONTENT_TYPE]) {
    registry.setContentType(type as never);
    const url = await target(async (_, response) => {
      response.setHeader("content-type", registry.contentType).end(await registry.metrics());
    });
    const context = await scraping({ url });
    await context.until("a page", () => context.measurements.length > 0);
    expect(context.problems).toEqual([]);
    expect(context.values()).toEqual({
      'jobs_total{queue=a"\\}': 3,
      queue_bytes: -1.5,
      "job_seconds{le=0.1}": 0,
      "job_seconds{le=1}": 1,
      "job_seconds{le=+Inf}": 1,
      "job_seconds.sum": 0.5,
      "job_seconds.count": 1,
      "size_bytes{quantile=0.5}": 7,
      "size_bytes.sum": 7,
      "size_bytes.count": 1,
    });
    const told = context.measurements.map(({ series: { kind, unit } }) => `${kind} ${unit}`);
    expect(told.slice(0, 3)).toEqual(["counter ", "gauge B", "bucket s"]);
  }
});

test("scrape takes all that a node exporter serves, in less than 10 ms of work", async () => {
  const port = await freePort();
  const exporter = run("prometheus-node-exporter", [`--web.listen-address=127.0.0.1:${port}`]);
  await exporter.says(/Listening on/);
  const context = recordingContext();
  const running = await scrape({ url: `127.0.0.1:${port}`, everyMs: 200 }).start(context);
  onTestFinished(() => running.stop());
  await context.until("three pages", () => context.measurements.length > 2000);
  await running.stop();
  expect(context.problems).toEqual([]);
  expect(context.troubles).toEqual([]);
  const page = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const names = new Set(page.split("\n").flatMap((line) => /^[a-z]\w*/.exec(line)?.[0] ?? []));
  const known = new Set(context.measurements.map(({ series }) => wholeName(series)));
  expect([...names].filter((name) => !known.has(name))).toEqual([]);
  expect(Math.min(...readingTimes(page))).toBeLessThan(10);
  const cpu = context.measurements.find(
    ({ series }) => series.measurement === "node_cpu_seconds_total",
  );
  expect(cpu?.series).toMatchObject({
    kind: "counter",
    unit: "s",
    labels: [{ name: "cpu" }, { name: "mode" }, { name: "instance", value: `127.0.0.1:${port}` }],
  });
});

/** Milliseconds that it takes to read a page that is known. */
function readingTimes(text: string): number[] {
  const reader = createPrometheusReader();
  return Array.from({ length: 10 }, () => {
    const began = performance.now();
    const page = reader.begin("text");
    const lines = createLineSplitter({}, page.read);
    lines.write(text);
    expect(page.end().measurements.length).toBeGreaterThan(300);
    return performance.now() - began;
  });
}

function wholeName({ measurement, field }: { measurement: string; field: string }): string {
  return field === "" ? measurement : `${measurement}_${field}`;
}

test("scrape unpacks gzip, and asks for both formats", async () => {
  const asked: unknown[] = [];
  const url = await target(({ headers }, response) => {
    asked.push(
      headers["accept"],
      headers["accept-encoding"],
      headers["authorization"],
      headers["x-own"],
    );
    response.writeHead(200, { "content-type": "text/plain", "content-encoding": "gzip" });
    response.end(gzipSync(PAGE));
  });
  const context = await scraping({
    url: url.replace("//", "//me:s%3Acret@"),
    headers: { "x-own": "1" },
  });
  await context.until("a page", () => context.measurements.length > 0);
  expect(context.values()).toEqual({ jobs_total: 3 });
  expect(asked.slice(0, 4)).toEqual([
    expect.stringMatching(
      /^application\/openmetrics-text;version=1\.0\.0.*text\/plain;version=0\.0\.4/,
    ),
    "gzip",
    `Basic ${btoa("me:s:cret")}`,
    "1",
  ]);
});

test("scrape follows redirects", async () => {
  const there = await target((_, response) => void response.end(PAGE));
  const url = await target(
    (_, response) => void response.writeHead(302, { location: there }).end(),
  );
  const context = await scraping({ url });
  await context.until("a page", () => context.measurements.length > 0);
  expect(context.values()).toEqual({ jobs_total: 3 });
});

test("scrape tells that a target hangs, before and within the page", async () => {
  const silent = await target(() => {});
  const halting = await target((_, response) => void response.write(PAGE));
  for (const url of [silent, halting]) {
    expect(await troubleWith(url, { timeoutMs: 50 })).toBe(
      "expected the page within 50 ms, got none",
    );
  }
});

test.each([
  ["HTML", { "content-type": "text/html" }, 200, /got "text\/html"/],
  ["JSON", { "content-type": "application/json" }, 200, /got "application\/json"/],
  ["a refusal", {}, 401, /^expected status 200, got 401$/],
  ["nothing", {}, 204, /^expected status 200, got 204$/],
  ["a loop", { location: "/metrics" }, 302, /redirect/],
  ["what is no gzip", { "content-encoding": "gzip" }, 200, /incorrect header check/],
])("scrape tells that a target answers %s", async (_, headers, status, trouble) => {
  const url = await target((_, response) => {
    response.writeHead(status, headers as Record<string, string>).end(status === 204 ? "" : PAGE);
  });
  expect(await troubleWith(url)).toMatch(trouble);
});

test("scrape tells that a page has no metrics", async () => {
  const url = await target((_, response) => void response.end("<html>\n"));
  expect(await troubleWith(url)).toBe("expected metrics, got a page without any");
});

test("scrape takes nothing of a page that is shorter than it says", async () => {
  const url = await rawTarget(`HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n${PAGE}`);
  expect(await troubleWith(url)).toBe("the connection was cut");
});

test("scrape takes no value that may have been cut", async () => {
  const url = await rawTarget("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\na 1\nb 12345");
  const context = await scraping({ url });
  await context.until("a page", () => context.measurements.length > 0);
  expect(context.values()).toEqual({ a: 1 });
  expect(context.problems[0]?.message).toMatch(/the page may be cut/);
});

test("scrape takes no more values of a page than anybody can look at", async () => {
  const url = await target((_, response) => {
    response.end(Array.from({ length: 200_000 }, (_, at) => `a{b="${at}"} 1\n`).join(""));
  });
  const context = await scraping({ url, timeoutMs: 60_000 });
  await context.until("a page", () => context.measurements.length > 0);
  expect(context.measurements).toHaveLength(100_000);
  expect(context.problems[0]?.message).toBe("expected less than 100000 values: no more are read");
});

test("scrape cuts a page without an end, as sent and as unpacked", async () => {
  let sent = 0;
  const line = `# ${"x".repeat(1000)}\n`.repeat(100);
  const endless = await target((_, response) => {
    const write = () => {
      while (!response.destroyed && sent < 1e9) {
        sent += line.length;
        if (response.write(line)) continue;
        response.once("drain", write);
        break;
      }
    };
    write();
  });
  const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024, `# ${"x".repeat(1000)}\n`));
  const packed = await target((_, response) => {
    response.writeHead(200, { "content-encoding": "gzip" }).end(bomb);
  });
  expect(await troubleWith(endless, { everyMs: 60_000 })).toMatch(/bytes, got more$/);
  expect(sent).toBeLessThan(50 * 1024 * 1024);
  expect(await troubleWith(packed)).toMatch(/bytes, got more$/);
});

test("scrape goes on when a target has come back, and tells both", async () => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/metrics`;
  const context = await scraping({ url });
  await context.until("trouble", () => context.troubles.length > 0);
  await target((_, response) => void response.end(PAGE), port);
  await context.until("a page", () => context.troubles.length > 1);
  expect(context.values()).toEqual({ jobs_total: 3 });
  expect(context.troubles).toEqual(["nobody listens there", undefined]);
});

test("scrape waits ever longer for a target that is not there", async () => {
  const times: number[] = [];
  const url = await target((_, response) => {
    times.push(performance.now());
    response.writeHead(500).end();
  });
  await scraping({ url });
  await eventually("five requests", () => times.length >= 5);
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  expect(gaps[3]).toBeGreaterThan(2 * (gaps[0] ?? 0));
});

test("scrape asks again only when the last page is there", async () => {
  let open = 0;
  let most = 0;
  let asked = 0;
  const url = await target((_, response) => {
    most = Math.max(most, ++open);
    asked += 1;
    setTimeout(() => {
      open -= 1;
      response.end(PAGE);
    }, 250);
  });
  await scraping({ url });
  await eventually("three requests", () => asked >= 3);
  expect(most).toBe(1);
});

test("scrape refuses wrong options", () => {
  const codes = [
    { url: "" },
    { url: "ftp://a" },
    { url: "http://" },
    { url: "a", everyMs: 1 },
    { url: "a", timeoutMs: Number.NaN },
    { url: "a", headers: { a: 1 } as never },
  ].map((options) => thrownBy(() => scrape(options)).code);
  expect(new Set(codes)).toEqual(new Set(["OPTION_INVALID"]));
  expect(scrape({ url: "http://me:secret@web1" }).name).toBe("scrape of http://web1/metrics");
});
