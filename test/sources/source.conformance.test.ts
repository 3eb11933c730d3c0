import { createSocket } from "node:dgram";
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connectAsync } from "mqtt";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { command } from "../../src/sources/command.ts";
import { mqtt } from "../../src/sources/mqtt.ts";
import { scrape } from "../../src/sources/scrape.ts";
import type { RunningSource, Source } from "../../src/sources/source.ts";
import { statsd } from "../../src/sources/statsd.ts";
import { tail } from "../../src/sources/tail.ts";
import { teleplot } from "../../src/sources/teleplot.ts";
import { startMosquitto } from "../support/mosquitto.ts";
import { eventually, freePort } from "../support/served.ts";
import { type RecordingContext, recordingContext } from "../support/source-context.ts";

/** A source with what it takes its measurements from, which ends with the test. */
interface Case {
  source: Source;
  /** Has these values come, by the names of their series. May be called again and again. */
  feed(values: Record<string, number>): Promise<unknown>;
  /** Does its worst. */
  spoil(): Promise<unknown>;
}

const HOSTILE = Buffer.from([0, 255, 10, 123, 34, 58, 124, 10, 200, 61, 9, 35, 44, 59, 10]);

const CASES: Record<string, () => Promise<Case>> = {
  async scrape() {
    let page = "";
    let isSpoilt = false;
    const server = createServer((_, response) => {
      if (isSpoilt) response.writeHead(200, { "content-length": 1000 }).write(HOSTILE);
      if (isSpoilt) response.destroy();
      else response.end(page);
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    onTestFinished(() => void server.close());
    const url = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    return {
      source: scrape({ url, everyMs: 100 }),
      async feed(values) {
        isSpoilt = false;
        page = linesOf(values, (name, value) => `${name} ${value}`);
      },
      spoil: async () => (isSpoilt = true),
    };
  },
  async statsd() {
    const port = await freePort();
    const send = await sender(port);
    return {
      source: statsd({ port }),
      feed: (values) => send(linesOf(values, (name, value) => `${name}:${value}|g`)),
      spoil: () => send(HOSTILE),
    };
  },
  async teleplot() {
    const port = await freePort();
    const send = await sender(port);
    return {
      source: teleplot({ port }),
      feed: (values) => send(linesOf(values, (name, value) => `${name}:${value}`)),
      spoil: () => send(HOSTILE),
    };
  },
  async mqtt() {
    const { url } = await startMosquitto(await freePort());
    const client = await connectAsync(url);
    onTestFinished(() => client.endAsync(true));
    return {
      source: mqtt({ url }),
      feed: (values) =>
        Promise.all(
          Object.entries(values).map(([name, value]) => client.publishAsync(name, `${value}`)),
        ),
      spoil: () => client.publishAsync("a", HOSTILE),
    };
  },
  async command() {
    const file = newFile();
    return {
      source: command({ command: `cat ${file}`, everyMs: 100, name: "t" }),
      feed: async (values) => writeFileSync(file, columnsOf(values)),
      spoil: async () => writeFileSync(file, HOSTILE),
    };
  },
  async tail() {
    const file = newFile();
    return {
      source: tail({ path: file, name: "t" }),
      feed: async (values) => appendFileSync(file, columnsOf(values)),
      spoil: async () => writeFileSync(file, HOSTILE),
    };
  },
};

function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "plotcast-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "t.txt");
  writeFileSync(file, "");
  return file;
}

function linesOf(
  values: Record<string, number>,
  line: (name: string, value: number) => string,
): string {
  return Object.entries(values)
    .map(([name, value]) => `${line(name, value)}\n`)
    .join("");
}

function columnsOf(values: Record<string, number>): string {
  return linesOf(values, (name, value) => `${name}=${value}`);
}

async function sender(port: number) {
  const socket = createSocket("udp4");
  onTestFinished(() => void socket.close());
  return async (bytes: string | Buffer) => {
    const lines = bytes.toString("latin1").match(/(?:[^\n]*\n){1,50}/g) ?? [];
    for (const packet of typeof bytes === "string" ? lines : [bytes]) {
      await new Promise((sent) => socket.send(packet, port, "127.0.0.1", sent));
    }
  };
}

/** Feeds again and again, as some sources tell nobody when they listen, until all values have come. */
async function feedUntil(
  { feed }: Case,
  context: RecordingContext,
  values: Record<string, number>,
): Promise<void> {
  const timer = setInterval(() => void feed(values).catch(() => {}), 100);
  try {
    await context.until(`values of ${Object.keys(values).length} series`, () => {
      const come = new Set(context.measurements.map(({ series }) => leafOf(series)));
      return Object.keys(values).every((name) => come.has(name));
    });
  } finally {
    clearInterval(timer);
  }
}

/** The name that was fed: the field of a table, else what is measured. */
function leafOf({ measurement, field }: { measurement: string; field: string }): string {
  return field === "" ? measurement : field;
}

/** What keeps this process alive. */
function openHandles(): string[] {
  return process.getActiveResourcesInfo().sort();
}

const rejections: unknown[] = [];
process.on("unhandledRejection", (reason) => rejections.push(reason));
beforeEach(() => void rejections.splice(0));

describe.each(Object.entries(CASES))("%s", (_, begin) => {
  async function create(): Promise<Case & { start(): Promise<[RecordingContext, RunningSource]> }> {
    const made = await begin();
    return {
      ...made,
      async start() {
        const context = recordingContext();
        const running = await made.source.start(context);
        onTestFinished(() => running.stop());
        return [context, running];
      },
    };
  }

  test("start begins any number of times, and stop ends everything", async () => {
    const made = await create();
    const before = openHandles();
    for (let round = 1; round <= 3; round += 1) {
      const [context, running] = await made.start();
      await feedUntil(made, context, { aa: round, bb: 10 * round });
      await Promise.all([running.stop(), running.stop()]);
      await running.stop();
      const count = context.measurements.length;
      const troubles = context.troubles.length;
      await made.feed({ aa: 99 });
      await new Promise((later) => setTimeout(later, 150));
      expect([context.measurements.length, context.troubles.length]).toEqual([count, troubles]);
    }
    // Waiting has two timers of its own; what is left open by each of three rounds is more.
    const most = before.length + 2;
    await eventually(`the end of all but ${before.join(", ")}`, () => openHandles().length <= most);
    expect(rejections).toEqual([]);
  });

  test("stop ends a source that has only begun", async () => {
    const made = await create();
    const [context, running] = await made.start();
    await running.stop();
    expect(context.measurements).toEqual([]);
    expect(rejections).toEqual([]);
  });

  test("values come as they are, each series with the same object", async () => {
    const made = await create();
    const [context] = await made.start();
    await feedUntil(made, context, { aa: 21.5, bb: 3 });
    await feedUntil(made, context, { aa: 21.5, cc: 0 });
    const values = new Map(
      context.measurements.map(({ series, value }) => [leafOf(series), value] as const),
    );
    expect([values.get("aa"), values.get("bb"), values.get("cc")]).toEqual([21.5, 3, 0]);
    const objects = new Set(context.measurements.map(({ series }) => series));
    expect(objects.size).toBe(3);
    for (const series of objects) expect(series).toMatchObject({ kind: "gauge", unit: "" });
  });

  test("what is broken throws nothing, and what is right is taken behind it", async () => {
    const made = await create();
    const [context] = await made.start();
    await feedUntil(made, context, { aa: 1 });
    await made.spoil();
    await context.until("a complaint", () => context.problems.length + context.troubles.length > 0);
    await feedUntil(made, context, { bb: 2 });
    for (const { message } of context.problems) expect(message).not.toMatch(/[\0-\x1f]/);
    expect(rejections).toEqual([]);
  });

  test("ten thousand new series take bounded memory", async () => {
    const made = await create();
    const [context] = await made.start();
    const came = { values: 0 };
    context.take = async (some) => {
      came.values += some.length;
      return { taken: some.length, refused: 0 };
    };
    const before = process.memoryUsage().heapUsed;
    for (let round = 0; round < 20 && came.values < 10_000; round += 1) {
      const names = Array.from({ length: 1000 }, (_, at) => `n${round}x${at}`);
      await made.feed(Object.fromEntries(names.map((each) => [each, 1])));
      await new Promise((later) => setTimeout(later, 150));
    }
    await eventually("many of them", () => came.values >= 1000);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(150 * 1024 * 1024);
    expect(rejections).toEqual([]);
  });
});
