import { execFileSync } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { connectAsync } from "mqtt";
import { expect, onTestFinished, test } from "vitest";
import { type MqttOptions, mqtt } from "../../src/sources/mqtt.ts";
import { createCertificate } from "../support/certificate.ts";
import { startMosquitto } from "../support/mosquitto.ts";
import { freePort, thrownBy } from "../support/served.ts";
import { type RecordingContext, recordingContext } from "../support/source-context.ts";

/** Subscribes, and waits until the broker has agreed. */
async function subscribed(options: MqttOptions): Promise<RecordingContext> {
  const context = recordingContext();
  const running = await mqtt(options).start(context);
  onTestFinished(() => running.stop());
  return context;
}

async function publisher(url: string) {
  const client = await connectAsync(url);
  onTestFinished(() => client.endAsync(true));
  return (topic: string, payload: string | Buffer, retain = false) =>
    client.publishAsync(topic, payload, { qos: 1, retain });
}

/** Publishes again and again until the source hears it: nobody tells when it has subscribed. */
async function untilHeard(context: RecordingContext, publish: () => Promise<unknown>) {
  const before = context.measurements.length;
  const timer = setInterval(() => void publish().catch(() => {}), 50);
  onTestFinished(() => clearInterval(timer));
  await context.until("a message", () => context.measurements.length > before);
  clearInterval(timer);
}

test("mqtt takes messages of several topics, with wildcards", async () => {
  const { url } = await startMosquitto(await freePort());
  const publish = await publisher(url);
  const topics = ["home/+/temperature", "zigbee2mqtt/#"];
  const context = await subscribed({ url, topics });
  await untilHeard(context, () => publish("home/start/temperature", "0"));
  await publish("home/kitchen/temperature", "21.4 °C");
  await publish("home/kitchen/humidity", "50");
  await publish("zigbee2mqtt/plug", '{"power":23.5,"state":"ON"}');
  await publish("zigbee2mqtt/plug", "none");
  await publish("home/end/temperature", "0");
  await context.until("the last one", () => "temperature{level2=end}" in context.values());
  expect(context.values()).toEqual({
    "temperature{level2=start}": 0,
    "temperature{level2=kitchen}": 21.4,
    "power{level2=plug}": 23.5,
    "state{level2=plug}": 1,
    "temperature{level2=end}": 0,
  });
  const told = context.measurements.map(({ series: { kind, unit } }) => `${kind} ${unit}`);
  expect(told.slice(-4, -1)).toEqual(["gauge °C", "gauge ", "state "]);
  expect(context.problems.map(({ message }) => message)).toEqual([
    'expected a number, a state or JSON, got "none", on "zigbee2mqtt/plug"',
  ]);
});

test("mqtt follows a path into JSON", async () => {
  const { url } = await startMosquitto(await freePort());
  const publish = await publisher(url);
  const context = await subscribed({ url, topics: ["a/b"], path: "$.sensors[0].value" });
  await untilHeard(context, () => publish("a/b", '{"sensors":[{"value":7}],"other":1}'));
  expect(context.values()).toEqual({ "b.sensors.0.value": 7 });
});

test("mqtt goes on by itself when its broker comes back, and takes what is retained once", async () => {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), "plotcast-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const config = "allow_anonymous true";
  const first = await startMosquitto(port, config);
  const publishFirst = await publisher(first.url);
  await publishFirst("kept", "1", true);
  await publishFirst("changed", "1", true);
  const context = await subscribed({ url: first.url });
  await context.until("what is retained", () => context.measurements.length === 2);
  await first.kill();
  await context.until("trouble", () => context.troubles.length > 0);
  const second = await startMosquitto(port, config);
  const publish = await publisher(second.url);
  await publish("kept", "1", true);
  await publish("changed", "2", true);
  await untilHeard(context, () => publish("new", "3"));
  expect(context.troubles.at(-1)).toBeUndefined();
  expect(context.troubles[0]).toMatch(/the connection was cut|nobody listens there/);
  const told = context.measurements.map(({ series, value }) => `${series.measurement} ${value}`);
  expect(told.filter((each) => !each.startsWith("new")).sort()).toEqual([
    "changed 1",
    "changed 2",
    "kept 1",
  ]);
});

test("mqtt waits for a broker that is not there yet", async () => {
  const port = await freePort();
  const context = await subscribed({ url: `127.0.0.1:${port}` });
  await context.until("trouble", () => context.troubles.length > 0);
  expect(context.troubles).toEqual(["nobody listens there"]);
  const { url } = await startMosquitto(port);
  const publish = await publisher(url);
  await untilHeard(context, () => publish("a", "1"));
  expect(context.troubles.at(-1)).toBeUndefined();
});

test("mqtt tells of a wrong password", async () => {
  const folder = mkdtempSync(join(tmpdir(), "plotcast-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "passwords");
  execFileSync("mosquitto_passwd", ["-b", "-c", file, "me", "right"], { stdio: "ignore" });
  const config = `user root\nallow_anonymous false\npassword_file ${file}`;
  const { url } = await startMosquitto(await freePort(), config);
  const refused = await subscribed({ url, username: "me", password: "wrong" });
  await refused.until("trouble", () => refused.troubles.length > 0);
  expect(refused.troubles[0]).toMatch(/not authori[sz]ed/i);
  const taken = await subscribed({ url, username: "me", password: "right" });
  const publish = await publisher(url.replace("//", "//me:right@"));
  await untilHeard(taken, () => publish("a", "1"));
  expect(taken.troubles).toEqual([]);
});

test("mqtt speaks TLS, and tells of a certificate that nobody has signed", async () => {
  const { files } = createCertificate();
  const config = `user root\nallow_anonymous true\ncertfile ${files.CERT}\nkeyfile ${files.KEY}`;
  const { url } = await startMosquitto(await freePort(), config);
  const context = await subscribed({ url: url.replace("mqtt:", "mqtts:") });
  await context.until("trouble", () => context.troubles.length > 0);
  expect(context.troubles[0]).toMatch(/self-signed certificate/);
});

test("mqtt takes $SYS only where it is asked for", async () => {
  const { url } = await startMosquitto(await freePort(), "allow_anonymous true\nsys_interval 1");
  const publish = await publisher(url);
  const all = await subscribed({ url });
  const asked = await subscribed({ url, topics: ["$SYS/broker/uptime"] });
  await asked.until("uptime", () => asked.measurements.length > 0 || asked.problems.length > 0);
  await untilHeard(all, () => publish("a", "1"));
  expect(all.values()).toEqual({ a: 1 });
  expect(asked.problems).toEqual([]);
});

test("mqtt cuts messages that are too large, and goes on", async () => {
  const { url } = await startMosquitto(await freePort());
  const publish = await publisher(url);
  const context = await subscribed({ url });
  await untilHeard(context, () => publish("a", "1"));
  await publish("large", Buffer.alloc(300 * 1024, "1"));
  await context.until("a note", () => context.problems.length > 0);
  expect(context.problems[0]?.message).toBe(
    'expected at most 262144 bytes, got 307200, on "large"',
  );
  await publish("huge", Buffer.alloc(50 * 1024 * 1024, "1"));
  await context.until("trouble", () => context.troubles.length > 0);
  expect(context.troubles[0]).toMatch(/expected messages of at most 262144 bytes/);
  await untilHeard(context, () => publish("a", "2"));
});

test("mqtt tells that what answers is no broker", async () => {
  const server = createServer((socket) => {
    socket.on("error", () => {}).end("HTTP/1.1 400 Bad Request\r\n\r\n");
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => void server.close());
  const { port } = server.address() as { port: number };
  const context = await subscribed({ url: `127.0.0.1:${port}` });
  await context.until("trouble", () => context.troubles.length > 0);
  expect(context.troubles[0]).toMatch(/\w/);
});

test("mqtt refuses wrong options", () => {
  const url = "mqtt://a";
  const wrong: MqttOptions[] = [
    { url: "" },
    { url: "http://a" },
    { url, topics: [] },
    { url, topics: ["a/#/b"] },
    { url, path: "" },
    { url, username: "" },
    { url, password: 1 as never },
  ];
  const codes = wrong.map((options) => thrownBy(() => mqtt(options)).code);
  expect(new Set(codes)).toEqual(new Set(["OPTION_INVALID"]));
  expect(mqtt({ url: "mqtts://me:secret@a:1", topics: ["b", "c"] }).name).toBe(
    "mqtt b, c at mqtts://a:1",
  );
});
