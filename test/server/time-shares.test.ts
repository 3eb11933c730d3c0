import * as fc from "fast-check";
import { expect, onTestFinished, test, vi } from "vitest";
import { SAVED_TIME_MS, TIME_SHARE } from "../../src/limits.ts";
import { createRequestTimer, createTimeShares } from "../../src/server/time-shares.ts";
import { parseEvents } from "../support/event-parser.ts";
import { served } from "../support/served.ts";

const GREEDY = "203.0.113.9";
const HONEST = "198.51.100.7";

function isOpen(check: () => void): boolean {
  try {
    check();
    return true;
  } catch {
    return false;
  }
}

test("createTimeShares: what is served over time is a share of it, and what was saved up", () => {
  const visit = fc.record({ after: fc.nat(3000), takes: fc.nat(2000) });
  const run = fc.property(
    fc.array(visit, { minLength: 1, maxLength: 200 }),
    fc.integer({ min: 1, max: 20 }),
    (visits, localShares) => {
      for (const [address, shares] of [
        ["a", 1],
        [undefined, localShares],
      ] as const) {
        let now = 0;
        let servedMs = 0;
        const times = createTimeShares(localShares, () => now);
        for (const { after, takes } of visits) {
          now += after;
          if (!isOpen(() => times.check(address))) continue;
          servedMs += takes;
          times.add(address, takes);
        }
        // The last one is only counted once it was served.
        const most = shares * (SAVED_TIME_MS + TIME_SHARE * now) + 2000;
        expect(servedMs).toBeLessThanOrEqual(most);
      }
    },
  );
  fc.assert(run);
});

test("createTimeShares: whoever goes on asking is served again after a while, and others always are", () => {
  let now = 0;
  const times = createTimeShares(10, () => now);
  for (let i = 0; i < 100; i++) times.add("a", 1000);
  expect(() => times.check("a")).toThrow(/a: expected requests that take at most 10 %/);
  times.check("b");
  times.check(undefined);
  now += (2 * SAVED_TIME_MS) / TIME_SHARE;
  times.check("a");
});

test("createTimeShares: addresses without number do not make one that owes time forgotten at once", () => {
  let now = 0;
  const times = createTimeShares(10, () => now);
  times.add("owes", SAVED_TIME_MS + 1000);
  for (let i = 0; i < 9000; i++) times.add(`10.0.${i >> 8}.${i & 255}`, 1);
  now += 1000;
  // All of those have saved up again what they may.
  for (let i = 0; i < 9000; i++) times.add(`10.1.${i >> 8}.${i & 255}`, 1);
  expect(() => times.check("owes")).toThrow();
});

test("createTimeShares: however many addresses come, looking for room is seldom", () => {
  let looks = 0;
  const times = createTimeShares(10, () => looks++);
  for (let i = 0; i < 30_000; i++) times.add(`${i}`, 1000);
  // Two for each address, and some ten thousand for each tenth that had to go.
  expect(looks).toBeLessThan(30_000 * 2 + 21 * 11_000);
});

test("createRequestTimer: what goes on after a call counts, what is told within it counts once", () => {
  let told = 0;
  const add = (_address: string | undefined, ms: number) => void (told += ms);
  const timer = createRequestTimer({ check: () => {}, add }, "a");
  timer.call(() => timer.onWork(1_000_000));
  expect(told).toBeLessThan(1_000_000);
  timer.onWork(1_000_000);
  expect(told).toBeGreaterThanOrEqual(1_000_000);
});

/** A format function that takes so long, on the clock that times requests. */
function slowFormat(takesMs: number): { format: () => string; pass(ms: number): void } {
  let passed = 0;
  const real = performance.now.bind(performance);
  vi.spyOn(performance, "now").mockImplementation(() => real() + passed);
  onTestFinished(() => void vi.restoreAllMocks());
  const pass = (ms: number) => void (passed += ms);
  return {
    pass,
    format: () => {
      pass(takesMs);
      return "slow";
    },
  };
}

test.each(["/c/a.svg?width=", "/c/a.table.html?width=", "/?width=", "/events?width="])(
  "GET %s: whoever has used up its share of time waits; others do not, and it does not for ever",
  async (path) => {
    const { format, pass } = slowFormat(400);
    const charts = { a: { yFormat: format, tooltips: true } };
    const { live, url } = await served({ charts, trustProxy: true, everyMs: 60_000 });
    let asked = 100;
    const ask = async (address: string, accept = "*/*") => {
      asked += 40;
      live.push("a", { v: asked });
      const headers = { "x-forwarded-for": address, accept };
      const response = await fetch(url + path + String(asked), { headers });
      await response.body?.cancel();
      return response.status;
    };
    const statuses: number[] = [];
    for (let i = 0; i < 20; i++) statuses.push(await ask(GREEDY));
    const first = statuses.indexOf(429);
    expect(first).toBeGreaterThan(0);
    expect(new Set(statuses.slice(first))).toEqual(new Set([429]));
    expect(await ask(HONEST)).toBe(200);
    // Pages ask for stats every second, and they cost no drawing.
    const stats = await fetch(`${url}/api/stats`, { headers: { "x-forwarded-for": GREEDY } });
    expect(stats.status).toBe(200);
    pass((2 * SAVED_TIME_MS) / TIME_SHARE);
    expect(await ask(GREEDY)).toBe(200);
  },
);

test("GET /events: an EventSource that has used up its share is told so, and asks again later", async () => {
  const { format } = slowFormat(20_000);
  const { live, url } = await served({ charts: { a: { yFormat: format } }, trustProxy: true });
  live.push("a", { v: 1 });
  const headers = { "x-forwarded-for": GREEDY, accept: "text/event-stream" };
  await fetch(`${url}/c/a.svg`, { headers });
  const response = await fetch(`${url}/events`, { headers });
  expect(response.status).toBe(200);
  const text = await response.text();
  expect(parseEvents(text)[0]?.data).toContain("trying again");
  expect(text).toMatch(/^retry: \d{4,5}\n/);
});
