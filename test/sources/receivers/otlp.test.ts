import {
  AggregationTemporalityPreference,
  OTLPMetricExporter as JsonExporter,
} from "@opentelemetry/exporter-metrics-otlp-http";
import { OTLPMetricExporter as ProtobufExporter } from "@opentelemetry/exporter-metrics-otlp-proto";
import {
  AggregationType,
  MeterProvider,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type ReceiverServer, startReceiverServer } from "../../support/receiver-server.ts";
import { nameOf } from "../../support/source-context.ts";

let server: ReceiverServer;

beforeAll(async () => {
  server = await startReceiverServer();
});

beforeEach(() => {
  server.context.measurements.length = 0;
  server.context.problems.length = 0;
  server.requests.length = 0;
});

afterAll(() => server.close());

const TIME = 1_767_225_600_000;
const NS = `${TIME}000000`;

const EXPORTERS = { json: JsonExporter, protobuf: ProtobufExporter };

/** The newest value of each series, with its kind and unit. */
function shown(): Record<string, string> {
  return Object.fromEntries(
    server.context.measurements.map((one) => {
      const { kind, unit } = one.series;
      const name = nameOf(one).replace(/unknown_service:[^,}]*/, "node");
      return [name, `${kind} ${unit} ${one.value}`.replace("  ", " ")];
    }),
  );
}

function createMeters(
  encoding: keyof typeof EXPORTERS,
  temporality: AggregationTemporalityPreference,
  compression: string,
) {
  const exporter = new EXPORTERS[encoding]({
    url: `${server.url}/v1/metrics`,
    temporalityPreference: temporality,
    compression: compression as never,
  });
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 });
  return new MeterProvider({
    readers: [reader],
    views: [
      {
        instrumentName: "sizes",
        aggregation: { type: AggregationType.EXPONENTIAL_HISTOGRAM, options: { maxSize: 160 } },
      },
    ],
  });
}

test.each([
  ["json", "none"],
  ["json", "gzip"],
  ["protobuf", "none"],
  ["protobuf", "gzip"],
] as const)(
  "receive(): the SDK's cumulative metrics in %s, compression %s",
  async (encoding, compression) => {
    const provider = createMeters(
      encoding,
      AggregationTemporalityPreference.CUMULATIVE,
      compression,
    );
    const meter = provider.getMeter("shop");
    const requests = meter.createCounter("requests", { unit: "{request}", description: "Served" });
    const open = meter.createUpDownCounter("open");
    const memory = meter.createGauge("memory", { unit: "By" });
    const advice = { explicitBucketBoundaries: [0.1, 1] };
    const took = meter.createHistogram("took", { unit: "s", advice });
    const sizes = meter.createHistogram("sizes", { unit: "By" });
    for (let round = 0; round < 2; round++) {
      requests.add(3, { path: "/a" });
      open.add(2);
      memory.record(1024.5);
      took.record(0.05);
      took.record(5);
      for (const size of [0, 3, 100]) sizes.record(size);
      await provider.forceFlush();
    }
    expect(shown()).toMatchObject({
      "requests{path=/a,service.name=node}": "counter 6",
      "open{service.name=node}": "gauge 4",
      "memory{service.name=node}": "gauge B 1024.5",
      "took{service.name=node,le=0.1}": "bucket s 2",
      "took{service.name=node,le=1}": "bucket s 2",
      "took{service.name=node,le=+Inf}": "bucket s 4",
      "took.count{service.name=node}": "counter 4",
      "took.sum{service.name=node}": "counter s 10.1",
      "sizes{service.name=node,le=0}": "bucket B 2",
      "sizes{service.name=node,le=4}": "bucket B 4",
      "sizes{service.name=node,le=64}": "bucket B 4",
      "sizes{service.name=node,le=128}": "bucket B 6",
      "sizes{service.name=node,le=+Inf}": "bucket B 6",
    });
    const { measurements, problems } = server.context;
    expect(problems).toEqual([]);
    // The test before left a series of the same name: a zero tells that it starts anew.
    const served = measurements.filter(
      ({ series, value }) => series.measurement === "requests" && value > 0,
    );
    expect(served).toHaveLength(2);
    expect(served[1]?.series).toBe(served[0]?.series);
    expect(served[0]?.series.help).toBe("Served");
    expect(Math.abs(Date.now() - (served[0]?.time ?? 0))).toBeLessThan(60_000);
    await provider.shutdown();
  },
);

test.each(["json", "protobuf"] as const)("receive(): the SDK's deltas in %s", async (encoding) => {
  const provider = createMeters(encoding, AggregationTemporalityPreference.DELTA, "none");
  const meter = provider.getMeter("shop");
  const requests = meter.createCounter("requests");
  const took = meter.createHistogram(`took_${encoding}`, {
    advice: { explicitBucketBoundaries: [1] },
  });
  for (let round = 0; round < 2; round++) {
    requests.add(3);
    took.record(0.5);
    took.record(5);
    await provider.forceFlush();
  }
  expect(shown()).toEqual({
    "requests{service.name=node}": "delta 3",
    [`took_${encoding}{service.name=node,le=1}`]: "bucket 2",
    [`took_${encoding}{service.name=node,le=+Inf}`]: "bucket 4",
    [`took_${encoding}.count{service.name=node}`]: "delta 2",
    [`took_${encoding}.sum{service.name=node}`]: "delta 5.5",
  });
  await provider.shutdown();
});

function post(body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return fetch(`${server.url}/v1/metrics`, {
    method: "POST",
    body: text,
    headers: { "content-type": "application/json", ...headers },
  });
}

function request(...metrics: unknown[]) {
  return { resourceMetrics: [{ scopeMetrics: [{ metrics }] }] };
}

function gauge(name: string, point: object) {
  return { name, gauge: { dataPoints: [{ timeUnixNano: NS, asDouble: 1, ...point }] } };
}

test("receive(): a point that is wrong costs itself alone, and the answer says so", async () => {
  const answer = await post(
    request(
      gauge("a", {}),
      gauge("b", { timeUnixNano: String(TIME) }),
      gauge("c", { flags: 1 }),
      gauge("", {}),
      gauge("d", { asDouble: undefined, asInt: "7" }),
    ),
  );
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({
    partialSuccess: {
      rejectedDataPoints: "2",
      errorMessage:
        'metric "b": expected a time in ns from 2001 to 2099, and in ms it would be one',
    },
  });
  expect(shown()).toEqual({ a: "gauge 1", c: "gauge NaN", d: "gauge 7" });
});

test("receive(): a sum that starts anew, larger than before, shows a fall to zero", async () => {
  const at = (seconds: number) => String(BigInt(TIME + seconds * 1000) * 1_000_000n);
  const sum = (asInt: string, start: number, time: number) => {
    const point = { startTimeUnixNano: at(start), timeUnixNano: at(time), asInt };
    const data = { aggregationTemporality: 2, isMonotonic: true, dataPoints: [point] };
    return request({ name: "n", sum: data });
  };
  for (const body of [sum("5", 0, 10), sum("6", 0, 20), sum("9", 25, 30), sum("10", 25, 40)]) {
    await post(body);
  }
  const points = server.context.measurements.map(({ value, time }) => [
    value,
    ((time ?? 0) - TIME) / 1000,
  ]);
  expect(points).toEqual([
    [5, 10],
    [6, 20],
    [0, 25],
    [9, 30],
    [10, 40],
  ]);
});

test("receive(): a delta says how long it counts over, where it has a start", async () => {
  const at = (seconds: number) => String(BigInt(TIME + seconds * 1000) * 1_000_000n);
  for (const start of [at(0), "0", undefined]) {
    const point = { startTimeUnixNano: start, timeUnixNano: at(10), asInt: "5" };
    const sum = { aggregationTemporality: 1, isMonotonic: true, dataPoints: [point] };
    await post(request({ name: "n", sum }));
  }
  const spans = server.context.measurements.map(({ spanMs }) => spanMs);
  expect(spans).toEqual([10_000, undefined, undefined]);
});

test("receive(): quantiles of a summary are gauges", async () => {
  const quantileValues = [
    { quantile: 0.5, value: 2 },
    { quantile: 0.99, value: 9 },
  ];
  const point = { timeUnixNano: NS, count: "3", sum: 11, quantileValues };
  await post(request({ name: "s", unit: "ms", summary: { dataPoints: [point] } }));
  expect(shown()).toEqual({
    "s{quantile=0.5}": "gauge ms 2",
    "s{quantile=0.99}": "gauge ms 9",
    "s.count": "counter 3",
    "s.sum": "counter ms 11",
  });
});

test("receive(): attributes of every type are labels, those of a resource some", async () => {
  const key = (name: string, value: object) => ({ key: name, value });
  const attributes = [
    key("s", { stringValue: "text" }),
    key("b", { boolValue: false }),
    key("i", { intValue: "12" }),
    key("d", { doubleValue: 1.5 }),
    key("l", { arrayValue: { values: [{ stringValue: "x" }, { intValue: 2 }] } }),
    key("deep", { kvlistValue: { values: [] } }),
  ];
  const resource = {
    attributes: [
      key("service.name", { stringValue: "shop" }),
      key("host.name", { stringValue: "web1" }),
      key("process.pid", { intValue: 17 }),
    ],
  };
  const scopeMetrics = [{ metrics: [gauge("a", { attributes })] }];
  await post({ resourceMetrics: [{ resource, scopeMetrics }] });
  expect(Object.keys(shown())).toEqual([
    "a{b=false,d=1.5,host.name=web1,i=12,l=x,2,s=text,service.name=shop}",
  ]);
});

test.each<[string, unknown, string, number, string]>([
  ["no JSON", "{", "application/json", 400, "expected JSON"],
  ["a list", [], "application/json", 400, "body: expected an object, got an array of 0"],
  [
    "a metric that is none",
    { resourceMetrics: [{ scopeMetrics: [{ metrics: [5] }] }] },
    "application/json",
    400,
    "body.resourceMetrics[0].scopeMetrics[0].metrics[0]: expected an object, got 5",
  ],
  [
    "a value of another type",
    request(gauge("a", {}), gauge("b", { asDouble: [] })),
    "application/json",
    400,
    "asDouble: expected a number, got an array of 0",
  ],
  [
    "deep nesting",
    `{"resourceMetrics":${"[".repeat(1e5)}`,
    "application/json",
    400,
    "expected JSON",
  ],
  ["too much JSON", " ".repeat(5e6), "application/json", 413, "Protocol Buffers"],
  ["no Protocol Buffers", "\n\u0005abc", "application/x-protobuf", 400, "Protocol Buffers"],
  ["another type", "x", "text/plain", 415, "content-type: expected application/json"],
])("receive(): refuses %s", async (_, body, type, status, message) => {
  const answer = await post(body, { "content-type": type });
  expect(answer.status).toBe(status);
  expect(await answer.text()).toContain(message);
  expect(server.context.measurements).toEqual([]);
});

test.each([
  ["application/json", "{}", "{}"],
  ["application/x-protobuf", "", ""],
])("receive(): answers an empty request in %s", async (type, body, expected) => {
  const answer = await post(body, { "content-type": type });
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe(type);
  expect(await answer.text()).toBe(expected);
});
