import { build } from "esbuild";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PlotcastError } from "../../src/error.ts";
import { MAX_RECEIVED_VALUES } from "../../src/limits.ts";
import type { Receiver, ReceiverAnswer } from "../../src/sources/receiver.ts";
import { createReceiverRoutes } from "../../src/sources/receiver-routes.ts";
import { writeGauges } from "../support/otlp-request.ts";
import { type WrittenSeries, writeRequest } from "../support/remote-write.ts";
import { compress } from "../support/snappy.ts";
import { some } from "../support/some.ts";
import { nameOf, type RecordingContext, recordingContext } from "../support/source-context.ts";

const TIME = 1_767_225_600_000;

/** A value of a series, which every protocol can say. */
interface Said {
  name: string;
  host: string;
  value: number;
  time: number;
}

/** How a protocol says values, and what in it is wrong. */
interface Protocol {
  path: string;
  headers: Record<string, string>;
  write(said: readonly Said[]): Uint8Array;
  /** The same, with one that is wrong at a place. */
  writeWithBad(said: readonly Said[], at: number): Uint8Array;
  /** A body that is whole, and has nothing in it. */
  empty: Uint8Array;
  /** More than anybody sends in one body. */
  tooMany(): Uint8Array;
  /** Whether an answer says that all was taken. */
  isAll(answer: ReceiverAnswer): boolean;
}

const bytes = (text: string) => new TextEncoder().encode(text);

const line = ({ name, host, value, time }: Said) =>
  `${name},host=${host} value=${value} ${time}000000`;

const influx: Protocol = {
  path: "/api/v2/write",
  headers: { "content-type": "text/plain; charset=utf-8" },
  write: (said) => bytes(said.map(line).join("\n")),
  writeWithBad: (said, at) => bytes(said.map(line).toSpliced(at, 0, "bad").join("\n")),
  empty: new Uint8Array(),
  tooMany: () => bytes("m v=1\n".repeat(MAX_RECEIVED_VALUES + 20_000)),
  isAll: ({ status }) => status === 204,
};

const series = ({ name, host, value, time }: Said): WrittenSeries => ({
  labels: { __name__: name, host },
  points: [[value, time]],
});

const prometheus: Protocol = {
  path: "/api/v1/write",
  headers: { "content-type": "application/x-protobuf", "content-encoding": "snappy" },
  write: (said) => compress(writeRequest(said.map(series))),
  writeWithBad: (said, at) => {
    const bad: WrittenSeries = { labels: { host: "x" }, points: [[1, TIME]] };
    return compress(writeRequest(said.map(series).toSpliced(at, 0, bad)));
  },
  empty: compress(new Uint8Array()),
  tooMany: () => {
    const points = Array.from(
      { length: MAX_RECEIVED_VALUES / 10 + 1 },
      () => [0, TIME] as [number, number],
    );
    const one = { labels: { __name__: "m" }, points };
    const part = writeRequest([one]);
    return compress(Buffer.concat(Array.from({ length: 10 }, () => part)));
  },
  isAll: ({ status }) => status === 204,
};

const metric = ({ name, host, value, time }: Said) => ({
  name,
  gauge: {
    dataPoints: [
      {
        timeUnixNano: `${time}000000`,
        asDouble: value,
        attributes: [{ key: "host", value: { stringValue: host } }],
      },
    ],
  },
});

const otlpBody = (metrics: unknown[]) =>
  bytes(JSON.stringify({ resourceMetrics: [{ scopeMetrics: [{ metrics }] }] }));

const otlp: Protocol = {
  path: "/v1/metrics",
  headers: { "content-type": "application/json" },
  write: (said) => otlpBody(said.map(metric)),
  writeWithBad: (said, at) =>
    otlpBody(
      said.map(metric).toSpliced(at, 0, metric({ name: "", host: "x", value: 1, time: TIME })),
    ),
  empty: bytes("{}"),
  tooMany: () => bytes(`{"resourceMetrics":[${"{},".repeat(200_001)}{}]}`),
  isAll: ({ status, body }) => status === 200 && !String(body).includes("partialSuccess"),
};

const otlpProtobuf: Protocol = {
  path: "/v1/metrics",
  headers: { "content-type": "application/x-protobuf" },
  write: writeGauges,
  writeWithBad: (said, at) =>
    writeGauges(said.toSpliced(at, 0, { name: "", host: "x", value: 1, time: TIME })),
  empty: new Uint8Array(),
  // Each resource is there, and has nothing in it.
  tooMany: () => new Uint8Array(2 * 200_001).map((_, index) => (index % 2 === 0 ? 10 : 0)),
  isAll: ({ status, body }) => status === 200 && body?.length === 0,
};

const PROTOCOLS: Record<string, Protocol> = { influx, prometheus, otlp, otlpProtobuf };

/** Sends a body to a receiver, as the server does. */
async function send(
  receiver: Receiver,
  { path, headers }: Protocol,
  body: Uint8Array,
): Promise<{ answer: ReceiverAnswer | PlotcastError; context: RecordingContext }> {
  const context = recordingContext();
  const header = (name: string) => headers[name.toLowerCase()];
  const request = { method: "POST" as const, path, query: new URLSearchParams(), header, body };
  try {
    return { answer: await receiver.receive(request, context), context };
  } catch (error) {
    if (error instanceof PlotcastError) return { answer: error, context };
    throw error;
  }
}

async function load(path: string): Promise<Receiver> {
  const route = createReceiverRoutes().find((one) => one.path === path);
  if (route === undefined) throw new Error(`expected a route at ${path}`);
  return route.load();
}

function isAll(protocol: Protocol, answer: ReceiverAnswer | PlotcastError): boolean {
  return !(answer instanceof PlotcastError) && protocol.isAll(answer);
}

const FIRST: Said = { name: "cpu", host: "web1", value: 1.5, time: TIME };

const SAID: Said[] = [
  FIRST,
  { name: "cpu", host: "web2", value: -2, time: TIME },
  { name: "mem", host: "web1", value: 1e9, time: TIME + 1 },
  { name: "cpu", host: "web1", value: 0, time: TIME + 1000 },
];

describe.each(Object.entries(PROTOCOLS))("%s", (_, protocol) => {
  test("receive(): names, labels, values and times are as they were said", async () => {
    const receiver = await load(protocol.path);
    const { answer, context } = await send(receiver, protocol, protocol.write(SAID));
    expect(isAll(protocol, answer)).toBe(true);
    const taken = context.measurements.map((one) => [nameOf(one), one.value, one.time]);
    expect(taken).toEqual(
      SAID.map(({ name, host, value, time }) => [`${name}{host=${host}}`, value, time]),
    );
  });

  test("receive(): a series is one object, in one body and in the next", async () => {
    const receiver = await load(protocol.path);
    const first = await send(receiver, protocol, protocol.write(SAID));
    const next = await send(receiver, protocol, protocol.write(SAID.toReversed()));
    const objects = first.context.measurements.map((one) => one.series);
    expect(objects[3]).toBe(objects[0]);
    expect(objects[1]).not.toBe(objects[0]);
    for (const [index, one] of some(next.context.measurements.toReversed()).entries()) {
      expect(one.series).toBe(objects[index]);
    }
  });

  test("receive(): one that is bad costs no good one, and the answer says so", async () => {
    const receiver = await load(protocol.path);
    for (const at of [0, 2, SAID.length]) {
      const { answer, context } = await send(receiver, protocol, protocol.writeWithBad(SAID, at));
      expect(context.measurements).toHaveLength(SAID.length);
      expect(context.problems).toHaveLength(1);
      expect(isAll(protocol, answer)).toBe(false);
    }
  });

  test("receive(): an empty body is fine", async () => {
    const receiver = await load(protocol.path);
    const { answer, context } = await send(receiver, protocol, protocol.empty);
    expect(isAll(protocol, answer)).toBe(true);
    expect(context.measurements).toEqual([]);
  });

  test("receive(): what a chart refuses is told to the sender", async () => {
    const receiver = await load(protocol.path);
    const context = recordingContext();
    const reason = "at most 100 charts";
    context.take = async (all) => ({ taken: all.length - 1, refused: 1, reason });
    const answer = await receiver.receive(
      {
        method: "POST",
        path: protocol.path,
        query: new URLSearchParams(),
        header: (name) => protocol.headers[name.toLowerCase()],
        body: protocol.write(SAID),
      },
      context,
    );
    expect(protocol.isAll(answer)).toBe(false);
    expect(Buffer.from(answer.body ?? "").toString()).toContain(reason);
  });

  test("receive(): too much is refused whole", async () => {
    const receiver = await load(protocol.path);
    const { answer, context } = await send(receiver, protocol, protocol.tooMany());
    expect(answer instanceof PlotcastError ? answer.code : answer.status).toSatisfy(
      (outcome) => outcome === "TOO_LARGE" || outcome === 413,
    );
    expect(context.measurements).toEqual([]);
  });

  test("receive(): ten thousand new series in one body", async () => {
    const receiver = await load(protocol.path);
    const said = Array.from({ length: 10_000 }, (_own, index) => ({
      ...FIRST,
      host: `h${index}`,
    }));
    const { answer, context } = await send(receiver, protocol, protocol.write(said));
    expect(isAll(protocol, answer)).toBe(true);
    expect(new Set(context.measurements.map((one) => one.series)).size).toBe(10_000);
  });

  test("receive(): garbage is answered, and nothing of it is taken in silence", async () => {
    const receiver = await load(protocol.path);
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.uint8Array(), fc.string({ unit: "binary" }).map(bytes)),
        async (body) => {
          const { answer, context } = await send(receiver, protocol, body);
          const wrong = context.problems.filter(({ message }) => !message.includes("holds a text"));
          if (wrong.length > 0) expect(isAll(protocol, answer)).toBe(false);
        },
      ),
      { numRuns: 500 },
    );
  });

  test("receive(): a thousand bodies that are nearly right are answered, and say what is wrong", async () => {
    const receiver = await load(protocol.path);
    const good = protocol.write(SAID);
    const edit = fc.record({
      at: fc.nat(good.length),
      cut: fc.nat(3),
      put: fc.oneof(
        fc.uint8Array({ maxLength: 3 }),
        fc.constantFrom("\n", '"', "\0", "\\", ",", "9").map(bytes),
      ),
    });
    let all = 0;
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 3 }), async (edits) => {
        let body = Buffer.from(good);
        for (const { at, cut, put } of edits) {
          body = Buffer.concat([body.subarray(0, at), put, body.subarray(at + cut)]);
        }
        const { answer, context } = await send(receiver, protocol, body);
        if (isAll(protocol, answer)) all++;
        else refused++;
        // Of texts it is told as well, but they were never meant for a chart.
        const wrong = context.problems.filter(({ message }) => !message.includes("holds a text"));
        expect(isAll(protocol, answer) && wrong.length > 0).toBe(false);
        for (const { series: own, time } of context.measurements) {
          expect(own.measurement).not.toBe("");
          expect(own.measurement).not.toMatch(/[\u0000-\u001f]/);
          if (time !== undefined) expect(new Date(time).getUTCFullYear()).toBeGreaterThan(2000);
        }
      }),
      { numRuns: 1000 },
    );
    expect(all).toBeGreaterThan(0);
    expect(refused).toBeGreaterThan(100);
  });
});

test("createReceiverRoutes(): no receiver is loaded before its first request", async () => {
  const { metafile } = await build({
    entryPoints: ["src/sources/receiver-routes.ts"],
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    outdir: "none",
    write: false,
    metafile: true,
  });
  const entry = Object.values(metafile.outputs).find((one) =>
    one.entryPoint?.endsWith("routes.ts"),
  );
  const inputs = Object.keys(entry?.inputs ?? {});
  expect(inputs).toContain("src/sources/receiver-routes.ts");
  expect(inputs.filter((file) => /receivers\/|ingest\/|node_modules/.test(file))).toEqual([]);
  expect(entry?.imports.filter(({ kind }) => kind === "dynamic-import").length).toBeGreaterThan(2);
});

test("createReceiverRoutes(): paths of one receiver share it", async () => {
  const routes = createReceiverRoutes();
  expect(new Set(routes.map(({ method, path }) => `${method} ${path}`)).size).toBe(routes.length);
  const [first, second] = await Promise.all(
    some(routes.filter(({ name }) => name === "influx")).map((route) => route.load()),
  );
  expect(second).toBe(first);
});
