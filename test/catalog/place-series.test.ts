import * as fc from "fast-check";
import { expect, test } from "vitest";
import { placeSeries } from "../../src/catalog/place-series.ts";
import type { SourceSeries } from "../../src/ingest/measurement.ts";
import { checkChartName } from "../../src/live/chart-name.ts";

function series(part: Partial<SourceSeries>, labels: Record<string, string> = {}): SourceSeries {
  return {
    measurement: "cpu",
    field: "",
    kind: "gauge",
    unit: "",
    labels: Object.entries(labels).map(([name, value]) => ({ name, value })),
    ...part,
  };
}

test("placeSeries: fields of one unit are series of one chart, hosts first in their names", () => {
  const user = placeSeries(
    series({ field: "usage_user", unit: "%" }, { cpu: "cpu0", host: "web1" }),
  );
  const idle = placeSeries(
    series({ field: "usage_idle", unit: "%" }, { cpu: "cpu0", host: "web2" }),
  );
  expect(user.chart).toBe("cpu_percent");
  expect(user.options).toEqual({ title: "CPU", grid: true, yUnit: "%", legend: true });
  expect(user.series).toBe("web1 cpu0 usage_user");
  expect([idle.chart, idle.series]).toEqual(["cpu_percent", "web2 cpu0 usage_idle"]);
});

test("placeSeries: fields of another unit are another chart", () => {
  const used = placeSeries(series({ measurement: "mem", field: "used", unit: "B" }));
  const percent = placeSeries(series({ measurement: "mem", field: "used_percent", unit: "%" }));
  expect([used.chart, percent.chart]).toEqual(["mem_bytes", "mem_percent"]);
});

test("placeSeries: a counter is a rate, and seconds of a counter are a share", () => {
  const bytes = placeSeries(
    series({ measurement: "net_bytes_total", kind: "counter", unit: "B" }, { device: "eth0" }),
  );
  expect([bytes.options.yUnit, bytes.factor, bytes.series]).toEqual(["B/s", 1, "eth0"]);
  const busy = placeSeries(
    series({ measurement: "busy_seconds_total", kind: "counter", unit: "s" }),
  );
  expect([busy.options.yUnit, busy.factor]).toEqual(["%", 100]);
  const plain = placeSeries(series({ measurement: "requests_total", kind: "counter" }));
  expect(plain.options).toEqual({ title: "Requests", grid: true, yUnit: "/s" });
});

test("placeSeries: bytes in any measure are bytes", () => {
  const used = placeSeries(series({ measurement: "df", field: "Used", unit: "KiB" }));
  expect([used.chart, used.options.yUnit, used.factor]).toEqual(["df_bytes", "B", 1024]);
  const read = placeSeries(series({ measurement: "sda", field: "read", unit: "MB/s" }));
  expect([read.chart, read.options.yUnit, read.factor]).toEqual(["sda_bytes_rate", "B/s", 1e6]);
});

test("placeSeries: states are steps, histograms heat maps with a row for each bound", () => {
  expect(placeSeries(series({ measurement: "door", kind: "state" })).options.curve).toBe("step");
  const bucket = placeSeries(
    series({ measurement: "latency_seconds_bucket", kind: "bucket", unit: "s" }, { le: "0.5" }),
  );
  expect(bucket).toMatchObject({
    chart: "latency_seconds",
    series: "0.5 s",
    options: { title: "Latency", type: "heatMap" },
  });
});

test("placeSeries: what says nothing new is not in a name, but in the full one", () => {
  const one = placeSeries(
    series({ measurement: "up" }, { instance: "a:9100", job: "node", "telemetry.sdk.name": "x" }),
  );
  expect(one.series).toBe("a:9100");
  expect(one.fullSeries).toBe("up instance=a:9100 job=node telemetry.sdk.name=x");
  expect(placeSeries(series({}, { shard: "3" })).series).toBe("shard=3");
});

test("placeSeries: a short help is the title", () => {
  const help = "1m load average.";
  expect(placeSeries(series({ measurement: "node_load1", help })).options.title).toBe(
    "1m load average",
  );
});

test("placeSeries: whatever the names are, the chart and its series can have theirs", () => {
  const text = fc.oneof(fc.string({ unit: "binary", maxLength: 300 }), fc.constant("error"));
  fc.assert(
    fc.property(text, text, text, text, (measurement, field, name, value) => {
      const {
        chart,
        series: short,
        fullSeries,
        ownSeries,
      } = placeSeries(
        series({ measurement: measurement || "m", field, labels: [{ name, value }] }),
      );
      checkChartName(chart);
      for (const one of [short, fullSeries, ownSeries]) {
        expect(one.length).toBeGreaterThan(0);
        expect(one.length).toBeLessThanOrEqual(200);
      }
    }),
  );
});

test("placeSeries: units with a prefix become whole ones, so that an axis chooses its own", () => {
  const used = placeSeries(series({ measurement: "df", field: "Used", unit: "KiB" }));
  expect([used.chart, used.options.yUnit, used.factor]).toEqual(["df_bytes", "B", 1024]);
  const read = placeSeries(series({ measurement: "io", kind: "counter", unit: "kB" }));
  expect([read.options.yUnit, read.factor]).toEqual(["B/s", 1000]);
  const kelvin = placeSeries(series({ measurement: "sky", unit: "K" }));
  expect([kelvin.options.yUnit, kelvin.factor]).toEqual(["K", 1]);
});

test("placeSeries: the count and the sum of a summary say so in their titles", () => {
  const part = { measurement: "gc_duration_seconds", kind: "counter" as const };
  const count = placeSeries(series({ ...part, field: "count" }));
  const sum = placeSeries(series({ ...part, field: "sum", unit: "s", help: "Pauses in seconds." }));
  expect(count.options.title).toBe("GC duration: count");
  expect(sum.options.title).toBe("GC duration: sum");
});
