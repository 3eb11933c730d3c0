import { gzipSync } from "node:zlib";
import { InfluxDB, Point, setLogger } from "@influxdata/influxdb-client";
import { FieldType, InfluxDB as InfluxDB1 } from "influx";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type ReceiverServer, startReceiverServer } from "../../support/receiver-server.ts";
import { some } from "../../support/some.ts";

let server: ReceiverServer;

beforeAll(async () => {
  setLogger({ error: () => {}, warn: () => {} });
  server = await startReceiverServer();
});

beforeEach(() => {
  server.context.measurements.length = 0;
  server.context.problems.length = 0;
  server.requests.length = 0;
});

afterAll(() => server.close());

const TIME = 1_767_225_600_000;

function shown(): string[] {
  return server.context.measurements.map(({ series, time, value }) => {
    const labels = series.labels.map((label) => `${label.name}=${label.value}`).join(",");
    return `${series.measurement}{${labels}} ${series.field} ${value} ${(time ?? Number.NaN) - TIME}`;
  });
}

function post(
  path: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
) {
  return fetch(server.url + path, { method: "POST", body, headers });
}

test("receive(): @influxdata/influxdb-client writes points of every type, compressed", async () => {
  const client = new InfluxDB({ url: server.url, token: "secret" });
  const write = client.getWriteApi("org", "bucket", "ms", { gzipThreshold: 10, maxRetries: 0 });
  write.useDefaultTags({ host: "web 1" });
  for (let index = 0; index < 3; index++) {
    write.writePoint(
      new Point("cpu load")
        .tag("core", `a=${index}`)
        .floatField("user", 12.5)
        .intField("count", index)
        .booleanField("on", true)
        .stringField("note", 'say "hi",\nthere')
        .timestamp(TIME + index),
    );
  }
  await write.close();
  expect(shown()).toHaveLength(9);
  expect(shown().slice(0, 3)).toEqual([
    "cpu load{core=a=0,host=web 1} count 0 0",
    "cpu load{core=a=0,host=web 1} on 1 0",
    "cpu load{core=a=0,host=web 1} user 12.5 0",
  ]);
  const [request] = some(server.requests);
  expect(request?.line).toBe("POST /api/v2/write?org=org&bucket=bucket&precision=ms");
  expect(request?.headers).toMatchObject({
    authorization: "Token secret",
    "content-encoding": "gzip",
  });
});

test("receive(): @influxdata/influxdb-client gets to know of a bad line, and does not try again", async () => {
  const client = new InfluxDB({ url: server.url, token: "secret" });
  const failed: unknown[] = [];
  const write = client.getWriteApi("org", "bucket", "ms", {
    maxRetries: 3,
    writeFailed: (error) => {
      failed.push(error);
    },
  });
  write.writeRecords([`m v=1 ${TIME}`, "m v=oops", `m v=3 ${TIME}`]);
  await write.close().catch(() => {});
  expect(String(failed[0])).toContain("partial write: line 2, column 5: expected a number");
  expect(server.requests).toHaveLength(1);
  expect(shown()).toEqual(["m{} v 1 0", "m{} v 3 0"]);
});

test("receive(): influx creates its database, asks for the version, and writes", async () => {
  const client = new InfluxDB1({
    host: "127.0.0.1",
    port: server.port,
    database: "home",
    username: "u",
    password: "p",
    schema: [{ measurement: "room", fields: { celsius: FieldType.FLOAT }, tags: ["name"] }],
  });
  const [pong] = await client.ping(1000);
  expect(pong).toMatchObject({ online: true, version: "1.8.10" });
  await client.createDatabase("home");
  expect(await client.getDatabaseNames()).toEqual(["plotcast"]);
  const time = new Date(TIME);
  await client.writePoints(
    [
      {
        measurement: "room",
        tags: { name: "living room" },
        fields: { celsius: 21.4 },
        timestamp: time,
      },
    ],
    { precision: "s" },
  );
  expect(shown()).toEqual(["room{name=living room} celsius 21.4 0"]);
  await expect(client.query("SELECT * FROM room")).rejects.toThrow("/c/NAME.csv");
  expect(server.requests.map(({ line }) => line.replace(/\?.*/, ""))).toEqual([
    "GET /ping",
    "POST /query",
    "GET /query",
    "POST /write",
    "GET /query",
  ]);
});

/** What Telegraf 1.x sends with its plugins cpu, mem, disk, diskio, net and system. */
const TELEGRAF = [
  "cpu,cpu=cpu0,host=web1 usage_guest=0,usage_guest_nice=0,usage_idle=94.28284854563691,usage_iowait=0.1003009027081237,usage_irq=0,usage_nice=0,usage_softirq=0.10030090270812437,usage_steal=0,usage_system=1.5045135406218655,usage_user=4.012036108324975 1767225600000000000",
  "cpu,cpu=cpu-total,host=web1 usage_guest=0,usage_guest_nice=0,usage_idle=95.5,usage_iowait=0.1,usage_irq=0,usage_nice=0,usage_softirq=0.05,usage_steal=0,usage_system=1.35,usage_user=3 1767225600000000000",
  "mem,host=web1 active=2245079040i,available=5467090944i,available_percent=66.64503837417236,buffered=130592768i,cached=1842151424i,commit_limit=6248611840i,committed_as=4432207872i,dirty=1146880i,free=3841138688i,huge_page_size=2097152i,huge_pages_free=0i,huge_pages_total=0i,inactive=1624678400i,used=2389413888i,used_percent=29.12747436867553 1767225600000000000",
  "disk,device=sda1,fstype=ext4,host=web1,mode=rw,path=/ free=40012316672i,inodes_free=2981920i,inodes_total=3276800i,inodes_used=294880i,inodes_used_percent=8.99902,total=52574945280i,used=9861713920i,used_percent=19.77309 1767225600000000000",
  "diskio,host=web1,name=sda1 io_time=90040i,iops_in_progress=0i,merged_reads=5421i,merged_writes=76221i,read_bytes=1236545536i,read_time=22394i,reads=41422i,weighted_io_time=158212i,write_bytes=4123423744i,write_time=135818i,writes=91261i 1767225600000000000",
  "net,host=web1,interface=eth0 bytes_recv=1531274323i,bytes_sent=145637532i,drop_in=0i,drop_out=0i,err_in=0i,err_out=0i,packets_recv=1251365i,packets_sent=521632i,speed=1000i 1767225600000000000",
  "system,host=web1 load1=0.12,load15=0.1,load5=0.15,n_cpus=2i,n_unique_users=1i,n_users=1i 1767225600000000000",
  "system,host=web1 uptime=354315i 1767225600000000000",
  'system,host=web1 uptime_format="4 days,  2:25" 1767225600000000000',
];

test("receive(): a batch as Telegraf sends it", async () => {
  const answer = await post(
    "/api/v2/write?bucket=telegraf&org=home",
    gzipSync(`${TELEGRAF.join("\n")}\n`),
    {
      "user-agent": "Telegraf/1.30.0 Go/1.22.0",
      authorization: "Token secret",
      "content-type": "text/plain; charset=utf-8",
      "content-encoding": "gzip",
    },
  );
  expect(answer.status).toBe(204);
  expect(answer.headers.get("x-influxdb-version")).toBe("1.8.10");
  const kinds = new Map(
    server.context.measurements.map(({ series }) => [
      `${series.measurement}.${series.field}`,
      `${series.kind} ${series.unit}`.trim(),
    ]),
  );
  expect(Object.fromEntries(kinds)).toMatchObject({
    "cpu.usage_user": "gauge %",
    "mem.active": "gauge B",
    "mem.available_percent": "gauge %",
    "mem.huge_pages_total": "gauge",
    "disk.total": "gauge B",
    "disk.inodes_total": "gauge",
    "disk.inodes_used_percent": "gauge %",
    "diskio.read_bytes": "counter B",
    "diskio.read_time": "counter ms",
    "diskio.iops_in_progress": "gauge",
    "net.bytes_recv": "counter B",
    "net.packets_sent": "counter",
    "net.speed": "gauge",
    "system.load1": "gauge",
    "system.n_cpus": "gauge",
    "system.uptime": "gauge s",
  });
  expect(server.context.measurements.every(({ time }) => time === TIME)).toBe(true);
  expect(server.context.problems.map(({ message }) => message)).toEqual([
    expect.stringContaining('"uptime_format" of "system"'),
  ]);
});

test("receive(): says which line is bad in InfluxDB's form, and takes the others", async () => {
  const lines = Array.from({ length: 5000 }, (_, index) => `m,a=b v=${index} ${TIME}`);
  lines[2] = "m,a=b v=1,wrong";
  const answer = await post("/api/v2/write?precision=ms", lines.join("\n"));
  expect(answer.status).toBe(400);
  const message = 'partial write: line 3, column 16: expected "=" and a value; dropped=1 kept=4999';
  expect(await answer.json()).toEqual({ code: "invalid", message, line: 3, error: message });
  expect(server.context.measurements).toHaveLength(4999);
  expect(server.context.problems).toEqual([
    { line: 3, column: 16, message: 'expected "=" and a value' },
  ]);
});

test.each([
  ["", 1e6],
  ["&precision=n", 1e6],
  ["&precision=u", 1e3],
  ["&precision=µ", 1e3],
  ["&precision=us", 1e3],
  ["&precision=ms", 1],
  ["&precision=s", 1e-3],
  ["&precision=m", 1 / 60_000],
  ["&precision=h", 1 / 3_600_000],
])("receive(): times with %j", async (query, perMs) => {
  const answer = await post(`/write?db=x${query}`, `m v=1 ${BigInt(Math.round(TIME * perMs))}`);
  expect(answer.status).toBe(204);
  expect(shown()).toEqual(["m{} v 1 0"]);
});

test("receive(): says which precisions there are", async () => {
  const answer = await post("/write?precision=fortnights", "m v=1");
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({
    code: "invalid",
    message: 'precision: expected ns, us, ms, s, m or h, got "fortnights"',
  });
});

test("receive(): an empty body is fine; bytes that are no UTF-8 cost their line", async () => {
  expect((await post("/write", "")).status).toBe(204);
  const bytes = Buffer.concat([
    Buffer.from("m v=1\nm"),
    Buffer.from([0xff]),
    Buffer.from(" v=2\nm v=3"),
  ]);
  const answer = await post("/write", bytes);
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain("line 2, column 1: expected a name in UTF-8");
  expect(server.context.measurements).toHaveLength(2);
});

test("receive(): /health says that all is well", async () => {
  const answer = await fetch(`${server.url}/health`);
  expect(await answer.json()).toMatchObject({ name: "influxdb", status: "pass" });
});
