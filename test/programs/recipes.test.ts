import { existsSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { type Bench, createBench, type Started } from "../support/station.ts";
import { BLOCK_COUNT, type PromisedChart, RECIPES, type Recipe } from "../support/recipes.ts";
import { MOSQUITTO, NODE_EXPORTER, PROMETHEUS } from "../support/prometheus.ts";
import { freePort } from "../support/served.ts";
import { some } from "../support/some.ts";

/** What a recipe is run with, and what its chart has to show. */
interface Expectation {
  /** The series, and the least and the most of its last value. None where there is no chart yet. */
  values?: Record<string, readonly [number, number]>;
  /** Files that it leaves, and what is in them. */
  writes?: Record<string, RegExp>;
  /** Programs that it needs. */
  needs?: readonly string[];
  /** What is there already where somebody follows it. */
  before?: string;
  /** How it is run; default: by its language. */
  run?: Runner;
}

const EXPECTED: Record<string, Expectation> = {
  Start: {},
  "JSON with curl": { values: { Room: [21.4, 21.4], Attic: [18.9, 18.9] } },
  "NDJSON with curl": { values: { Room: [20.4, 20.4] } },
  "CSV with curl": { values: { Room: [20.4, 20.4], Attic: [17, 17] } },
  "InfluxDB's client, version 2": { values: { "north celsius": [20, 21] } },
  "InfluxDB's client, version 1": { values: { "L1 watts": [300, 350] } },
  Telegraf: { values: { "web1 cpu-total usage_user": [12.5, 12.5] }, run: runTelegraf },
  "Prometheus, by remote write": {
    values: { "localhost:9090": [5, 1000] },
    needs: [PROMETHEUS],
    run: runPrometheus,
  },
  "OpenTelemetry, as JSON": { values: { "unknown_service:node north": [2, 8] } },
  "OpenTelemetry, as Protocol Buffers": { values: { "100 ms": [0, 20] } },
  "A target of Prometheus": {
    values: { node_load1: [0, 1000] },
    needs: [NODE_EXPORTER],
    before: `${NODE_EXPORTER} --web.listen-address=localhost:9100`,
  },
  "StatsD over UDP": { values: { "shop.logins": [2, 20] } },
  "StatsD over TCP": { values: { "backup.queue": [7, 7] } },
  Teleplot: { values: { oven: [181.5, 181.5] } },
  MQTT: {
    values: { kitchen: [21.4, 21.4] },
    needs: [MOSQUITTO, "/usr/bin/mosquitto_pub"],
    before: `${MOSQUITTO} -p 1883`,
  },
  "A command every so often": { values: { "/ Capacity": [1, 100] } },
  "The tail of a file": { values: { total: [42.5, 42.5] } },
  "A pipe": { values: { us: [0, 100], sy: [0, 100], id: [0, 100] } },
  "A file": { values: { Room: [20.4, 20.4], Attic: [17, 17] } },
  "Points as files": {
    values: { Room: [21.4, 21.4] },
    writes: {
      "week.csv": /^time,Room\r\n[^,]+,21\.4\r\n$/,
      "points.csv": /^chart,series,time,value\r\nroom,Room,[^,]+,21\.4\r\n$/,
      "copy.db": /^SQLite format 3/,
    },
  },
};

/** Ports that recipes name; each run has others in their place, as these may be in use. */
const PORTS = ["1345", "8125", "9090", "9100", "1883", "47269"];
const PATIENCE_MS = 45_000;

test("docs/sources.md: each recipe has one block of at most ten lines, and a test", () => {
  expect(RECIPES.map(({ heading }) => heading)).toEqual(Object.keys(EXPECTED));
  expect(BLOCK_COUNT).toBe(RECIPES.length);
  for (const { heading, code } of some(RECIPES)) {
    const lines = code.trimEnd().split("\n");
    expect([heading, lines.length <= 10]).toEqual([heading, true]);
  }
  const silent = RECIPES.filter(({ charts }) => charts.length === 0);
  expect(silent.map(({ heading }) => heading)).toEqual(["Start"]);
});

describe.concurrent("docs/sources.md", () => {
  test.each(RECIPES)(
    "$heading: works as it stands",
    { timeout: 2 * PATIENCE_MS },
    async (recipe) => {
      const expected = EXPECTED[recipe.heading] ?? {};
      if (isLeftOut(expected)) return;
      const bench = createBench();
      try {
        await follow(recipe, expected, bench);
      } finally {
        await bench.remove();
      }
    },
  );
});

function isLeftOut({ needs = [] }: Expectation): boolean {
  const isMissing = needs.some((program) => !existsSync(program));
  return isMissing && process.env["PLOTCAST_BROWSER"] !== "required";
}

async function follow(recipe: Recipe, expected: Expectation, bench: Bench): Promise<void> {
  const moved = await movePorts();
  const url = moved("http://localhost:1345");
  const all = await startRecipe(recipe, expected, bench, moved);
  if (recipe.charts.length === 0) {
    const page = await eventually(all, async () => (await fetch(url)).text());
    expect(page).toContain("No charts yet");
  }
  const values = Object.entries(expected.values ?? {}).map(
    ([series, range]) => [moved(series), range] as const,
  );
  for (const chart of recipe.charts) {
    const promised = { ...chart, reason: moved(chart.reason) };
    await eventually(all, () => checkChart(url, promised, values));
  }
  for (const [file, pattern] of Object.entries(expected.writes ?? {})) {
    await eventually(all, async () => {
      expect(await readFile(join(bench.folder, file), "latin1")).toMatch(pattern);
    });
  }
}

type Move = (text: string) => string;

/** @returns what puts free ports into a text */
async function movePorts(): Promise<Move> {
  const free = await Promise.all(PORTS.map(() => freePort()));
  return (text) =>
    PORTS.reduce((moved, port, at) => moved.replaceAll(port, String(free[at])), text);
}

async function startRecipe(
  { code, language }: Recipe,
  { before, run = language === "js" ? runModule : runShell }: Expectation,
  bench: Bench,
  moved: Move,
): Promise<Started[]> {
  const env = { PORT: moved("1345") };
  const all = before === undefined ? [] : [bench.start(moved(before))];
  // What exports and imports is no server.
  if (!/npx plotcast (?!export|import)/.test(code)) {
    all.push(bench.start(moved("npx plotcast serve --statsd 8125"), env));
    await eventually(all, () => fetch(moved("http://localhost:1345")));
  }
  all.push(await run(bench, moved(code), env));
  return all;
}

async function checkChart(
  url: string,
  { name, title, reason }: PromisedChart,
  values: readonly (readonly [string, readonly [number, number]])[],
): Promise<void> {
  const { charts } = (await (await fetch(`${url}/api/sources`)).json()) as {
    charts: PromisedChart[];
  };
  expect(charts).toContainEqual({ name, title, reason });
  const table = await (await fetch(`${url}/c/${encodeURIComponent(name)}.table.html`)).text();
  const last = lastValues(table);
  for (const [series, [least, most]] of some(values)) {
    const value = last.get(series);
    expect([series, [...last.keys()], value]).toEqual([
      series,
      [...last.keys()],
      expect.any(Number),
    ]);
    expect(value).toBeGreaterThanOrEqual(least);
    expect(value).toBeLessThanOrEqual(most);
  }
}

/** The last value of each series in a chart's table. */
function lastValues(table: string): Map<string, number> {
  const cells = (row: string) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, text = ""]) => text);
  const [head = "", ...rows] = table.split("<tr>").slice(1);
  const names = cells(head).slice(1);
  const last = new Map<string, number>();
  for (const row of rows) {
    const values = cells(row).slice(1);
    names.forEach((name, at) => {
      if (values[at] !== undefined && values[at] !== "")
        last.set(name, Number.parseFloat(values[at]));
    });
  }
  return last;
}

/** Tries again until it holds, or until what it depends on has had time enough. */
async function eventually<T>(all: readonly Started[], attempt: () => Promise<T>): Promise<T> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (performance.now() < end) {
        await after(100);
        continue;
      }
      const said = all.map((started) => started.said()).join("\n");
      throw new Error(`${String(error)}\nWhat was started said: ${said}`, { cause: error });
    }
  }
}

type Runner = (
  bench: Bench,
  code: string,
  env: Record<string, string>,
) => Started | Promise<Started>;

const runShell: Runner = (bench, code, env) => bench.start(code, env);

const runModule: Runner = (bench, code) => {
  const [, file = "recipe.mjs"] = /^\/\/ (\S+)\n/.exec(code) ?? [];
  writeFileSync(join(bench.folder, file), code);
  return bench.start(`node ${file}`);
};

async function runPrometheus(bench: Bench, code: string): Promise<Started> {
  writeFileSync(join(bench.folder, "prometheus.yml"), code);
  const [, port] = /targets: \["localhost:(\d+)"\]/.exec(code) ?? [];
  return bench.start(
    `${PROMETHEUS} --config.file=prometheus.yml --web.listen-address=localhost:${port}`,
  );
}

/** Debian has no Telegraf: this sends what it sends, with what its configuration says. */
async function runTelegraf(bench: Bench, code: string): Promise<Started> {
  const read = (name: string) => new RegExp(`${name} = (?:\\["|")([^"]+)"`).exec(code)?.[1] ?? "";
  const query = new URLSearchParams({ bucket: read("bucket"), org: read("organization") });
  const time = `${Date.now()}000000`;
  const lines = [
    `cpu,cpu=cpu-total,host=web1 usage_user=12.5,usage_system=3.1,usage_idle=84.4 ${time}`,
    `mem,host=web1 total=4102897664i,used_percent=41.5 ${time}`,
  ];
  const response = await fetch(`${read("urls")}/api/v2/write?${query}`, {
    method: "POST",
    headers: {
      authorization: `Token ${read("token")}`,
      "content-encoding": "gzip",
      "content-type": "text/plain; charset=utf-8",
      "user-agent": "Telegraf/1.36.1 Go/1.24.6",
    },
    body: gzipSync(`${lines.join("\n")}\n`),
  });
  expect(response.status).toBe(204);
  return bench.start("true");
}
