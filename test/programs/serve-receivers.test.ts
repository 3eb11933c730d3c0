import { gzipSync } from "node:zlib";
import { InfluxDB, Point } from "@influxdata/influxdb-client";
import { InfluxDB as InfluxDB1 } from "influx";
import { OTLPMetricExporter } from "@opentelemetry/exporter-metrics-otlp-proto";
import { MeterProvider, PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
import { expect, test } from "vitest";
import { LEAVE_OUT, startPrometheus } from "../support/prometheus.ts";
import { plotcast } from "../support/program.ts";
import { freePort } from "../support/served.ts";

/** A program that takes whatever comes, and keeps nothing. */
async function serve(): Promise<string> {
  const statsd = String(await freePort());
  const program = plotcast(["serve", "--memory", "--port", "0", "--statsd", statsd]);
  return (await program.url()).replace("localhost", "127.0.0.1");
}

/** The names of all charts, once there is one that fits. */
async function chartsOf(url: string, fits: RegExp): Promise<string[]> {
  for (const end = performance.now() + 20_000; performance.now() < end; ) {
    const answer = await fetch(`${url}/api/sources`);
    const { charts } = (await answer.json()) as { charts: { name: string }[] };
    const names = charts.map(({ name }) => name);
    if (names.some((name) => fits.test(name))) return names;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`expected a chart ${fits}`);
}

test("plotcast serve: what @influxdata/influxdb-client writes is a chart", async () => {
  const url = await serve();
  const write = new InfluxDB({ url, token: "any" }).getWriteApi("org", "bucket", "ms");
  write.writePoint(new Point("room").tag("name", "kitchen").floatField("celsius", 21.4));
  await write.close();
  const [name = ""] = await chartsOf(url, /room/);
  expect(await (await fetch(`${url}/c/${name}.svg`)).text()).toContain("21.4");
});

test("plotcast serve: what influx creates and writes is a chart", async () => {
  const { hostname: host, port } = new URL(await serve());
  const client = new InfluxDB1({ host, port: Number(port), database: "home" });
  await client.createDatabase("home");
  await client.writePoints([{ measurement: "room", fields: { celsius: 21.4 } }]);
  await chartsOf(`http://${host}:${port}`, /room/);
});

test("plotcast serve: what OpenTelemetry exports is a chart", async () => {
  const url = await serve();
  const exporter = new OTLPMetricExporter({ url: `${url}/v1/metrics` });
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 });
  const provider = new MeterProvider({ readers: [reader] });
  provider.getMeter("shop").createGauge("room.temperature", { unit: "Cel" }).record(21.4);
  await provider.forceFlush();
  await provider.shutdown();
  await chartsOf(url, /room/);
});

test.skipIf(LEAVE_OUT)("plotcast serve: what Prometheus writes becomes charts", async () => {
  const url = await serve();
  await startPrometheus("127.0.0.1:9", `${url}/api/v1/write`);
  await chartsOf(url, /go_goroutines|goroutines/);
});

test("plotcast serve: a bomb of gzip is refused, and the next sender is served", async () => {
  const url = await serve();
  const send = (body: Uint8Array<ArrayBuffer>) =>
    fetch(`${url}/write`, { method: "POST", body, headers: { "content-encoding": "gzip" } });
  expect((await send(new Uint8Array(gzipSync(Buffer.alloc(100_000_000))))).status).toBe(413);
  expect((await send(new Uint8Array(gzipSync("m v=1")))).status).toBe(204);
});
