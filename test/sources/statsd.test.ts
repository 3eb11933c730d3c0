import { createSocket } from "node:dgram";
import { connect } from "node:net";
import { fileURLToPath } from "node:url";
import { StatsD } from "hot-shots";
import { expect, onTestFinished, test } from "vitest";
import { type StatsdOptions, statsd } from "../../src/sources/statsd.ts";
import { run } from "../support/program.ts";
import { thrownBy } from "../support/served.ts";
import { type RecordingContext, recordingContext } from "../support/source-context.ts";

const SENDER = fileURLToPath(new URL("../support/statsd-sender.js", import.meta.url));

async function listening(options: StatsdOptions = {}) {
  const context = recordingContext();
  const running = await statsd({ port: 0, ...options }).start(context);
  onTestFinished(() => running.stop());
  return { context, port: running.port, stop: running.stop };
}

/** All that came of a counter, and how often timers' events came. */
function sumOf({ measurements }: RecordingContext): number {
  const counted = measurements.filter(({ series }) => series.kind === "delta");
  return counted.reduce((sum, { value }) => sum + value, 0);
}

test.each(["udp", "tcp"] as const)(
  "statsd takes what hot-shots sends over %s",
  async (protocol) => {
    const { context, port, stop } = await listening();
    const client = new StatsD({
      host: "127.0.0.1",
      port,
      protocol,
      prefix: "app.",
      globalTags: { host: "web1" },
    });
    onTestFinished(() => client.close());
    client.increment("orders", 5, { shop: "a:b" });
    client.increment("sampled", 1, 1);
    client.gauge("queue", 21.5);
    client.gaugeDelta("queue", -1.5);
    for (const ms of [10, 20, 30]) client.timing("took", ms);
    client.distribution("size_bytes", 7);
    client.set("users", "ann");
    client.set("users", "bob");
    client.event("deployed", "a|b");
    client.check("db", client.CHECKS.OK);
    client.increment("last");
    await context.until("the last one", () => "app.last{host=web1}" in context.values());
    await stop();
    expect(context.values()).toMatchObject({
      "app.orders{host=web1,shop=a:b}": expect.any(Number),
      "app.queue{host=web1}": 20,
      "app.took.mean{host=web1}": 20,
      "app.took.min{host=web1}": 10,
      "app.took.max{host=web1}": 30,
      "app.took.p95{host=web1}": 30,
      "app.size_bytes.mean{host=web1}": 7,
      "app.users{host=web1}": 2,
    });
    expect(sumOf(context)).toBe(5 + 1 + 3 + 1 + 1);
    expect(context.problems.map(({ message }) => message)).toEqual([
      "passed over events and service checks: 2",
    ]);
    const took = context.measurements.find(({ series }) => series.field === "mean");
    expect(took?.series).toMatchObject({ unit: "ms", kind: "gauge" });
  },
);

test("statsd bounds what it knows, and takes what is right among what is not", async () => {
  const { context, port, stop } = await listening();
  const socket = connect(port, "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  for (let at = 0; at < 30_000; at += 1) socket.write(`new.${at}:1|c\n`);
  socket.end(`${"x".repeat(100_000)}\nnone\nnew.0:2|c\nnew.1:1|c`);
  await context.until("the last one", () => sumOf(context) >= 10_003);
  await stop();
  expect(sumOf(context)).toBe(10_003);
  const messages = context.problems.map(({ message }) => message);
  expect(messages).toContain("expected lines of at most 65536 characters");
  expect(messages).toContainEqual(expect.stringMatching(/^expected at most 10000 metrics: "new/));
});

test("statsd takes hostile packets, and none without a client's knowing", async () => {
  const { context, port } = await listening();
  const socket = createSocket("udp4");
  onTestFinished(() => void socket.close());
  const bytes = (length: number) => Uint8Array.from({ length }, (_, at) => (at * 7919) % 256);
  for (const length of [0, 1, 100, 9000]) socket.send(bytes(length), port, "127.0.0.1");
  socket.send("a:1|c", port, "127.0.0.1");
  await context.until("what was right", () => "a" in context.values());
  expect(context.problems.length).toBeGreaterThan(0);
});

test.each(["/", `/${"x".repeat(70_000)}`])(
  "statsd takes nothing that a page has a browser post",
  async (path) => {
    const { context, port, stop } = await listening();
    const posted = fetch(`http://127.0.0.1:${port}${path}`, {
      method: "POST",
      body: "a:1|g\nb:1|c\n",
    });
    await expect(posted).rejects.toThrow("fetch failed");
    await stop();
    expect(context.values()).toEqual({});
    expect(context.problems).toHaveLength(1);
  },
);

test("statsd refuses a port that is taken, and wrong options", async () => {
  const { port } = await listening();
  const again = statsd({ port }).start(recordingContext());
  await expect(again).rejects.toMatchObject({
    code: "PORT_UNAVAILABLE",
    message: `expected TCP port ${port} on 127.0.0.1 to be free, but another program uses it`,
  });
  const wrong = [{ port: -1 }, { port: 1.5 }, { port: 65_536 }, { host: "" }];
  const codes = wrong.map((options) => thrownBy(() => statsd(options)).code);
  expect(new Set(codes)).toEqual(new Set(["OPTION_INVALID"]));
});

test("statsd loses none of 50,000 points a second", async () => {
  const { context, port, stop } = await listening();
  const sender = run(process.execPath, [SENDER, String(port), "50000", "2"]);
  await sender.says(/sent 100000/);
  await context.until("all of them", () => sumOf(context) >= 100_000);
  await stop();
  expect(sumOf(context)).toBe(100_000);
  expect(context.problems).toEqual([]);
});
