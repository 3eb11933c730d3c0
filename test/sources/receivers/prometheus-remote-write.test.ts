import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Counter, Gauge, Histogram, Registry } from "prom-client";
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from "vitest";
import type { SourceSeries } from "../../../src/ingest/measurement.ts";
import { LEAVE_OUT, startPrometheus } from "../../support/prometheus.ts";
import { type ReceiverServer, startReceiverServer } from "../../support/receiver-server.ts";
import { writeRequest } from "../../support/remote-write.ts";
import { compress } from "../../support/snappy.ts";

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

const HEADERS = {
  "content-type": "application/x-protobuf",
  "content-encoding": "snappy",
  "user-agent": "Prometheus/2.42.0",
  "x-prometheus-remote-write-version": "0.1.0",
};

function post(body: Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) {
  return fetch(`${server.url}/api/v1/write`, {
    method: "POST",
    body,
    headers: { ...HEADERS, ...headers },
  });
}

const GOOD = compress(writeRequest([{ labels: { __name__: "up" }, points: [[1, TIME]] }]));

test("receive(): answers 204 where all is taken", async () => {
  const answer = await post(GOOD);
  expect(answer.status).toBe(204);
  expect(await answer.text()).toBe("");
  expect(server.context.measurements).toMatchObject([{ value: 1, time: TIME }]);
});

test("receive(): says what was dropped, and takes the rest", async () => {
  const series = [
    { labels: { job: "x" }, points: [[1, TIME] as [number, number]] },
    { labels: { __name__: "up" }, points: [[1, TIME] as [number, number]] },
  ];
  const answer = await post(compress(writeRequest(series)));
  expect(answer.status).toBe(400);
  expect(await answer.text()).toBe(
    "partial write: expected a label __name__ with a name; dropped=1 kept=1\n",
  );
  expect(server.context.problems).toHaveLength(1);
});

test.each([
  [{ "content-type": "application/x-protobuf;proto=io.prometheus.write.v2.Request" }, "1.0"],
  [{ "x-prometheus-remote-write-version": "2.0.0" }, "1.0"],
  [{ "content-type": "application/json" }, "expected application/x-protobuf"],
  [{ "content-encoding": "zstd" }, "expected snappy"],
])("receive(): answers 415 to %j", async (headers, message) => {
  const answer = await post(GOOD, headers);
  expect(answer.status).toBe(415);
  expect(await answer.text()).toContain(message);
  expect(answer.headers.get("x-prometheus-remote-write-version")).toBe("0.1.0");
});

test.each<[string, Uint8Array<ArrayBuffer>, number]>([
  ["no Snappy", new Uint8Array([255, 255, 255, 255, 255, 255]), 400],
  ["a bomb", new Uint8Array([255, 255, 255, 255, 15, 0, 1]), 413],
  ["no Protocol Buffers", compress(new Uint8Array([10, 100, 0])), 400],
  ["a body that is cut", GOOD.slice(0, -3), 400],
])("receive(): refuses %s for good", async (_, body, status) => {
  const answer = await post(body);
  expect(answer.status).toBe(status);
  expect(await answer.text()).toContain("body: expected");
  expect(server.context.measurements).toEqual([]);
  expect(server.context.problems).toHaveLength(1);
});

test("receive(): an empty request is fine", async () => {
  expect((await post(compress(new Uint8Array()))).status).toBe(204);
});

/** What a program of somebody's exports. */
async function startTarget() {
  const registry = new Registry();
  const options = { registers: [registry] };
  const orders = new Counter({ name: "shop_orders_total", help: "Orders", ...options });
  const depth = new Gauge({ name: "shop_queue_count", help: "Orders that wait", ...options });
  const buckets = [0.1, 1];
  const took = new Histogram({ name: "shop_wait_seconds", help: "Wait", buckets, ...options });
  const target = createServer((_, res) => {
    orders.inc(2);
    depth.set(7);
    took.observe(0.5);
    void registry.metrics().then((text) => res.end(text));
  });
  await new Promise<void>((done) => target.listen(0, "127.0.0.1", done));
  onTestFinished(() => {
    target.close();
    target.closeAllConnections();
  });
  return target;
}

test.skipIf(LEAVE_OUT)("receive(): a real Prometheus", async () => {
  const target = await startTarget();
  const { port } = target.address() as AddressInfo;
  await startPrometheus(`127.0.0.1:${port}`, `${server.url}/api/v1/write`);

  const { measurements, problems, until } = server.context;
  const seen = (measurement: string, kind: string) => {
    const found = new Set<SourceSeries>();
    for (const { series } of measurements) {
      if (series.measurement === measurement && series.kind === kind) found.add(series);
    }
    return [...found];
  };
  // Its name alone would make the queue a counter; metadata come after the first points.
  await until("metadata", () => seen("shop_queue_count", "gauge").length > 0);
  await until("its own metrics", () => seen("go_goroutines", "gauge").length > 0);

  expect(seen("shop_orders_total", "counter")[0]?.labels).toEqual([
    { name: "instance", value: `127.0.0.1:${port}` },
    { name: "job", value: "shop" },
    { name: "site", value: "home" },
  ]);
  const les = seen("shop_wait_seconds", "bucket").map((series) => {
    expect(series.unit).toBe("s");
    return series.labels.find((label) => label.name === "le")?.value;
  });
  expect(new Set(les)).toEqual(new Set(["+Inf", "0.1", "1"]));
  const shown = () =>
    measurements.filter(({ series }) => series.measurement === "shop_orders_total");
  await until("two scrapes", () => shown().length > 1);
  const orders = shown();
  expect(orders.map(({ value }) => value).slice(0, 2)).toEqual([2, 4]);
  expect(Math.abs(Date.now() - (orders[0]?.time ?? 0))).toBeLessThan(60_000);
  expect(problems).toEqual([]);
  expect(server.requests[0]?.headers).toMatchObject({ "content-encoding": "snappy" });

  // A target that goes leaves markers, which are gaps.
  target.close();
  target.closeAllConnections();
  const hasGap = () =>
    measurements.some(
      ({ series, value }) => series.measurement === "shop_orders_total" && Number.isNaN(value),
    );
  await until("a gap", hasGap);
});
