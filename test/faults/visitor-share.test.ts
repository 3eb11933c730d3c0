import { get } from "node:http";
import { connect, type Socket } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { type Child, startChild } from "../support/child.ts";
import { createDecoder } from "../support/decoders.ts";
import { eventually, type Watcher, watch } from "../support/served.ts";
import { some } from "../support/some.ts";

const GREEDY = { "x-forwarded-for": "203.0.113.9", "accept-encoding": "gzip, deflate" };
const HONEST = { "x-forwarded-for": "198.51.100.7" };
const NAMES = Array.from({ length: 50 }, (_, i) => `c${i}`);
const CHARTS = Object.fromEntries(NAMES.map((name) => [name, {}]));

async function startMany(): Promise<Child> {
  const live = { charts: CHARTS, trustProxy: true, everyMs: 100, window: { points: 60 } };
  return startChild({ live, pushEveryMs: 100, series: 1, points: 1 });
}

/** Processor's time of a server per cycle, over some cycles. */
async function cpuPerCycle(child: Child): Promise<number> {
  const first = (await child.stats()).cycles;
  const before = child.cpuMs();
  let last = first;
  while (last < first + 20) last = (await child.stats()).cycles;
  return (child.cpuMs() - before) / (last - first);
}

/** No frame is missing among those that came since. */
function expectNoGap(viewer: Watcher, since: number): void {
  const ids = viewer.events.slice(since).map(({ lastEventId }) => Number(lastEventId.slice(1)));
  const steps = ids.slice(1).map((id, i) => id - (ids[i] ?? Number.NaN));
  for (const step of some(steps)) expect([0, 1]).toContain(step);
}

test("/events: 77 choices of 50 charts cost what one address may have, and others miss no frame", {
  timeout: 120_000,
}, async () => {
  const child = await startMany();
  const honest = await watch(`${child.url}/events`, HONEST);
  await honest.until(({ type }) => type === "c49");
  await cpuPerCycle(child);
  const alone = await cpuPerCycle(child);
  const since = honest.events.length;
  const statuses: number[] = [];
  for (let i = 0; i < 77; i++) {
    const left = new Set([NAMES[i % 50], NAMES[(i * 7 + Math.floor(i / 50)) % 50]]);
    const query = NAMES.filter((name) => !left.has(name)).map((name) => `chart=${name}`);
    statuses.push((await watch(`${child.url}/events?${query.join("&")}`, GREEDY)).status);
  }
  expect(statuses.filter((status) => status === 200).length).toBeLessThan(12);
  const attacked = await cpuPerCycle(child);
  expect(attacked / alone).toBeLessThan(15);
  expectNoGap(honest, since);
  expect((await watch(`${child.url}/events?theme=dark`, HONEST)).status).toBe(200);
});

/** Comes, reads until the last chart is there, and goes. @returns the status. */
function visit({ url }: Child, query: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = get(`${url}/events?${query}`, { headers: GREEDY, agent: false }, (response) => {
      const leave = () => {
        request.destroy();
        resolve(response.statusCode ?? 0);
      };
      const decoder = createDecoder(
        "gzip",
        (text) => (text.includes("event: c49") ? leave() : undefined),
        reject,
      );
      if (response.statusCode !== 200) return leave();
      response.on("data", (bytes: Buffer) => decoder.write(bytes)).on("error", () => {});
    });
    request.on("error", () => {});
  });
}

test("/events: coming and going with other widths is served until the address has had its share of time", {
  timeout: 120_000,
}, async () => {
  const child = await startMany();
  const honest = await watch(`${child.url}/events`, HONEST);
  await honest.until(({ type }) => type === "c49");
  const since = honest.events.length;
  const statuses: number[] = [];
  const began = child.cpuMs();
  while (statuses.at(-1) !== 429) {
    expect(statuses.length).toBeLessThan(2000);
    statuses.push(await visit(child, `width=${80 + 40 * (statuses.length % 90)}&theme=dark`));
  }
  const perVisit = (child.cpuMs() - began) / statuses.length;
  const before = child.cpuMs();
  let refused = 0;
  for (let i = 0; i < 200; i++) {
    if ((await visit(child, `width=${80 + 40 * (i % 90)}&theme=dark`)) === 429) refused++;
  }
  const perRefusal = (child.cpuMs() - before) / 200;
  expect(refused).toBeGreaterThan(150);
  expect(perRefusal).toBeLessThan(perVisit / 3);
  expectNoGap(honest, since);
});

/** Begins a POST whose body lacks its last bytes for ever. */
function neverEnding(port: number): Socket {
  const socket = connect(port, "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  socket.on("error", () => {}).resume();
  const head = `POST /api/push/a HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 203.0.113.9`;
  socket.write(`${head}\r\nContent-Length: ${2 ** 20}\r\n\r\n{"v": ${"1".repeat(2 ** 20 - 100)}`);
  return socket;
}

test("POST: 300 bodies that never end keep a few MiB, and others push", {
  timeout: 120_000,
}, async () => {
  const live = { charts: { a: {} }, trustProxy: true, routes: { push: true } };
  const child = await startChild({ live, pushEveryMs: 0, series: 1, points: 2 });
  await child.resources();
  const before = await child.resources();
  const all = Array.from({ length: 300 }, () => neverEnding(child.port));
  await eventually("that most are refused", () => all.filter(({ closed }) => closed).length > 290);
  const during = await child.resources();
  expect(during.bytes - before.bytes).toBeLessThan(24 * 2 ** 20);
  expect(child.residentMiB()).toBeLessThan(300);
  const asked = { method: "POST", body: '{"v": 1}', headers: HONEST };
  expect((await fetch(`${child.url}/api/push/a`, asked)).status).toBe(200);
});
