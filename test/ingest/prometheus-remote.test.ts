import * as fc from "fast-check";
import { expect, test } from "vitest";
import { PlotcastError } from "../../src/error.ts";
import { createRemoteReader, type RemoteReading } from "../../src/ingest/prometheus-remote.ts";
import { atOnce } from "../../src/work.ts";
import { type WrittenFamily, type WrittenSeries, writeRequest } from "../support/remote-write.ts";
import { refusal } from "../support/refusal.ts";

const TIME = 1_767_225_600_000;

function read(
  series: WrittenSeries[],
  families: WrittenFamily[] = [],
  reader = createRemoteReader(),
): RemoteReading {
  return atOnce(reader.read(writeRequest(series, families)));
}

function one(labels: Record<string, string>, value = 1): WrittenSeries {
  return { labels, points: [[value, TIME]] };
}

test("read(): names, labels, values and times", () => {
  const { measurements, problems } = read([
    {
      labels: { __name__: "up", instance: "web1:9100", job: "node", empty: "" },
      points: [
        [1, TIME],
        [0, TIME + 1000],
      ],
    },
  ]);
  expect(problems).toEqual([]);
  expect(measurements.map(({ value, time }) => [value, time])).toEqual([
    [1, TIME],
    [0, TIME + 1000],
  ]);
  expect(measurements[0]?.series).toMatchObject({
    measurement: "up",
    field: "",
    labels: [
      { name: "instance", value: "web1:9100" },
      { name: "job", value: "node" },
    ],
    kind: "gauge",
  });
  expect(measurements[1]?.series).toBe(measurements[0]?.series);
});

test.each<[Record<string, string>, string]>([
  [{ __name__: "http_requests_total" }, "http_requests_total:: counter "],
  [{ __name__: "process_cpu_seconds_total" }, "process_cpu_seconds_total:: counter s"],
  [{ __name__: "memory_bytes" }, "memory_bytes:: gauge B"],
  [{ __name__: "http_seconds_bucket", le: "0.5" }, "http_seconds:: bucket s"],
  [{ __name__: "http_seconds_count" }, "http_seconds:count: counter "],
  [{ __name__: "http_seconds_sum" }, "http_seconds:sum: counter s"],
  // A bucket of water.
  [{ __name__: "water_bucket" }, "water_bucket:: gauge "],
])("read(): without metadata, the name of %j says what it is", (labels, expected) => {
  const { series } = read([one(labels)]).measurements[0] ?? {};
  expect(`${series?.measurement}:${series?.field}: ${series?.kind} ${series?.unit}`).toBe(expected);
});

test("read(): metadata says kind, unit and help, also where they come later", () => {
  const reader = createRemoteReader();
  const series = [
    one({ __name__: "jobs_done" }),
    one({ __name__: "queue_count" }),
    one({ __name__: "latency_bucket", le: "+Inf" }),
  ];
  const kinds = (families: WrittenFamily[]) =>
    read(series, families, reader).measurements.map((point) => point.series.kind);
  expect(kinds([])).toEqual(["gauge", "counter", "bucket"]);
  const told: WrittenFamily[] = [
    { name: "jobs_done", type: 1, help: "Jobs that are done" },
    { name: "queue_count", type: 2 },
    { name: "latency", type: 3, unit: "seconds" },
  ];
  kinds(told);
  expect(kinds([])).toEqual(["counter", "gauge", "bucket"]);
  const [before, after] = [read(series, told, reader), read(series, told, reader)];
  for (const [index, point] of before.measurements.entries()) {
    expect(after.measurements[index]?.series).toBe(point.series);
  }
  expect(before.measurements[0]?.series.help).toBe("Jobs that are done");
  expect(before.measurements[2]?.series.unit).toBe("s");
});

test("read(): markers of the end and NaN are gaps; infinite values stay, as who takes them tells", () => {
  const values = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 3];
  const { measurements } = read(values.map((value) => one({ __name__: "x" }, value)));
  expect(measurements.map(({ value }) => value)).toEqual(values);
});

test.each<[string, WrittenSeries, string]>([
  ["no name", one({ job: "x" }), "expected a label __name__ with a name"],
  ["a name of control characters", one({ __name__: "\u0000\u0001" }), "expected a label __name__"],
  [
    "too many labels",
    one({
      __name__: "x",
      ...Object.fromEntries(Array.from({ length: 65 }, (_, i) => [`l${i}`, "v"])),
    }),
    'series "x": expected at most 64 labels, got 65',
  ],
  ["a long label", one({ __name__: "x", l: "v".repeat(2000) }), "expected at most 1000 characters"],
  [
    "a time in seconds",
    { labels: { __name__: "x" }, points: [[1, TIME / 1000]] },
    'series "x": expected a time in ms from 2001 to 2099, and in s it would be one',
  ],
  ["no time", { labels: { __name__: "x" }, points: [[1, 0]] }, "expected a time in ms"],
])("read(): %s costs its series alone", (_, bad, message) => {
  const reading = read([one({ __name__: "a" }), bad, one({ __name__: "b" })]);
  expect(reading.measurements.map((point) => point.series.measurement)).toEqual(["a", "b"]);
  expect(reading.problemCount).toBe(1);
  expect(reading.problems[0]?.message).toContain(message);
});

test("read(): native histograms are counted", () => {
  const series = { labels: { __name__: "x" }, points: [], nativeHistograms: 2 };
  expect(read([series]).nativeHistograms).toBe(2);
});

test("read(): many series are read in steps", () => {
  const series = Array.from({ length: 10_000 }, (_, index) =>
    one({ __name__: "x", i: `${index}` }),
  );
  const work = createRemoteReader().read(writeRequest(series));
  let steps = 0;
  while (work.next().done !== true) steps++;
  expect(steps).toBeGreaterThan(10);
});

const GOOD = writeRequest(
  [one({ __name__: "a", job: "some job" }), one({ __name__: "b_bucket", le: "1" })],
  [{ name: "a", type: 1, help: "what it is", unit: "s" }],
);

test("read(): a request that is cut is refused whole, wherever it is cut", () => {
  const ends = new Set([GOOD.length]);
  let refused = 0;
  for (let end = 1; end < GOOD.length; end++) {
    try {
      atOnce(createRemoteReader().read(GOOD.subarray(0, end)));
      ends.add(end);
    } catch (error) {
      if (!(error instanceof PlotcastError)) throw error;
      refused++;
    }
  }
  // Between two parts, nothing tells that more was to come.
  expect(ends.size).toBe(3);
  expect(refused).toBe(GOOD.length - 3);
});

test.each<[string, number[]]>([
  ["a length beyond the end", [10, 100, 0]],
  ["a length beyond its message", [10, 4, 10, 100, 0, 0]],
  ["a length that is endless", [10, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255]],
  ["a tag of zero", [0, 0]],
  ["a group", [11, 0]],
  ["a value of another kind", [8, 1]],
  ["a point that is cut", [10, 4, 18, 2, 9, 0]],
])("read(): refuses %s", (_, bytes) => {
  const call = () => atOnce(createRemoteReader().read(new Uint8Array(bytes)));
  expect(refusal(call).code).toBe("INPUT_INVALID");
});

test("read(): whatever the bytes are, they are read or refused", () => {
  const edit = fc.tuple(fc.nat(GOOD.length - 1), fc.nat(255));
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 4 }), fc.uint8Array(), (edits, more) => {
      const bytes = Buffer.concat([GOOD, more]);
      for (const [at, byte] of edits) bytes[at] = byte;
      try {
        const reading = atOnce(createRemoteReader().read(bytes));
        for (const { series } of reading.measurements) expect(series.measurement).not.toBe("");
      } catch (error) {
        if (!(error instanceof PlotcastError)) throw error;
      }
    }),
    { numRuns: 3000 },
  );
});
