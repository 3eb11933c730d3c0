import { expect, test } from "vitest";
import type { LiveOptions } from "../../src/entries/live.ts";
import {
  eventually,
  type Served,
  served,
  showing,
  type Watcher,
  watch,
} from "../support/served.ts";
import { some } from "../support/some.ts";

const START = Date.UTC(2026, 2, 1, 12);
const GREEDY = "203.0.113.9";
const HONEST = "198.51.100.7";

/** Behind a proxy, so that each viewer has an address of its own. */
async function proxied(options: LiveOptions): Promise<Served> {
  return served({ trustProxy: true, everyMs: 16, ...options });
}

function from(address: string): Record<string, string> {
  return { "x-forwarded-for": address };
}

/** Asks for a stream with each query, and holds those that are let in. @returns the statuses. */
async function holdAll(url: string, queries: string[], address: string): Promise<number[]> {
  const watchers = await Promise.all(
    queries.map((query) => watch(`${url}/events?${query}`, from(address))),
  );
  return watchers.map(({ status }) => status);
}

function count(statuses: number[], status: number): number {
  return statuses.filter((one) => one === status).length;
}

/** Pushes values one by one, each of which the viewer sees before the next; and no frame is missing. */
async function expectEveryFrame({ live }: Served, viewer: Watcher, chart = "a"): Promise<void> {
  const isOfChart = ({ type }: { type: string }) => type === chart || type === "message";
  const before = viewer.events.length;
  for (let i = 0; i < 20; i++) {
    live.push(chart, { v: 4711 + i }, START + i * 1000);
    await viewer.until((event) => isOfChart(event) && event.data.includes(String(4711 + i)));
  }
  const ids = viewer.events
    .slice(Math.max(0, before - 1))
    .map((event) => Number(/\d+/.exec(event.lastEventId)));
  const steps = ids.slice(1).map((id, i) => id - (ids[i] ?? Number.NaN));
  for (const step of some(steps)) expect(step).toBeLessThanOrEqual(1);
}

const WIDTHS = Array.from({ length: 64 }, (_, i) => `width=${80 + 40 * i}&theme=dark`);
const NOBODY = Array.from({ length: 64 }, (_, i) => `hide=nothing${i}`);

test("/events: 64 widths of one address leave room to others, in any look", async () => {
  const there = await proxied({ charts: { a: {} } });
  const first = await watch(`${there.url}/events`, from(HONEST));
  const statuses = await holdAll(there.url, WIDTHS, GREEDY);
  // Beyond the share of one address even the chart's own width is dark, and so a view like any other.
  expect([count(statuses, 200), count(statuses, 429)]).toEqual([8, 56]);
  for (const query of ["", "theme=light", "width=640", "theme=dark&width=2000"]) {
    const viewer = await watch(`${there.url}/events?${query}`, from(HONEST));
    expect([query, viewer.status]).toEqual([query, 200]);
  }
  await expectEveryFrame(there, first);
});

test("/events: widths beyond an address's share come in the chart's own size, and are no more views", async () => {
  const { live, url } = await proxied({ charts: { a: {} } });
  live.push("a", { v: 1 }, START);
  const queries = Array.from({ length: 40 }, (_, i) => `width=${80 + 40 * i}`);
  expect(count(await holdAll(url, queries, GREEDY), 200)).toBe(40);
  expect(live.stats()).toMatchObject({ subscribers: 40, views: 9 });
  const late = await watch(`${url}/events?width=2000&height=900`, from(GREEDY));
  expect((await late.until(() => true)).data).toContain('width="800" height="400"');
  const other = await watch(`${url}/events?width=2000&height=900`, from(HONEST));
  expect((await other.until(() => true)).data).toContain('width="2000" height="900"');
});

test("/events: names to hide that no series has make no view", async () => {
  const there = await proxied({ charts: { a: {} } });
  there.live.push("a", { v: 1 }, START);
  const first = await watch(`${there.url}/events`, from(HONEST));
  expect(count(await holdAll(there.url, NOBODY, GREEDY), 200)).toBe(64);
  expect(there.live.stats()).toMatchObject({ subscribers: 65, views: 1 });
  await expectEveryFrame(there, first);
});

test("/events: of a chart without any series, names to hide are taken as they are", async () => {
  const { live, url } = await proxied({ charts: { a: { legend: true } } });
  const viewer = await watch(`${url}/events?hide=late`, from(HONEST));
  await viewer.until(() => true);
  live.push("a", { v: 1, late: 2 }, START);
  await viewer.until(({ data }) => data.includes("line-through"));
  // They are wishes like any other, of which one address has as many.
  const statuses = await holdAll(url, NOBODY, GREEDY);
  expect(count(statuses, 200)).toBe(64);
  expect(live.stats().views).toBe(2);
});

test("/events: a name to hide whose series comes later is hidden once its viewer has come again", async () => {
  const { live, url } = await proxied({ charts: { a: { legend: true } } });
  live.push("a", { v: 1 }, START);
  const viewer = await watch(`${url}/events?hide=late`);
  const other = await watch(`${url}/events`);
  await viewer.until(() => true);
  live.push("a", { late: 2 }, START + 1000);
  await viewer.ended;
  expect(viewer.retries).toHaveLength(2);
  expect(viewer.retries.at(-1)).toBeLessThan(1000);
  const again = await watch(`${url}/events?hide=late`);
  expect((await again.until(() => true)).data).toContain("line-through");
  expect(live.stats()).toMatchObject({ subscribers: 2, views: 2 });
  await other.until(({ data }) => data.includes("late"));
});

const MANY = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`c${i}`, {}]));

/** All charts but one. */
function without(left: number): string {
  return Object.keys(MANY)
    .filter((_, i) => i !== left)
    .map((name) => `chart=${name}`)
    .join("&");
}

test("/events: choices of charts are bounded per address; all charts, and each by itself, always have room", async () => {
  const there = await proxied({ charts: MANY });
  const first = await watch(`${there.url}/events`, from(HONEST));
  const subsets = Array.from({ length: 50 }, (_, i) => without(i));
  const statuses = await holdAll(there.url, subsets, GREEDY);
  expect(count(statuses, 200)).toBeLessThanOrEqual(9);
  expect(count(statuses, 429)).toBeGreaterThanOrEqual(41);
  // Whatever one holds, what is there by default has room even for that one.
  for (const query of [
    "",
    "chart=c7",
    Object.keys(MANY)
      .map((name) => `chart=${name}`)
      .join("&"),
  ]) {
    expect((await watch(`${there.url}/events?${query}`, from(GREEDY))).status).toBe(200);
  }
  expect((await watch(`${there.url}/events?${without(3)}`, from(HONEST))).status).toBe(200);
  await expectEveryFrame(there, first, "c7");
});

test("/events: where all addresses together hold all there is, the default has room, and a size is a wish", async () => {
  const there = await proxied({ charts: { a: {}, b: {} }, maxViews: 8, maxViewsPerAddress: 4 });
  for (const [i, address] of ["203.0.113.1", "203.0.113.2", "203.0.113.3"].entries()) {
    const queries = Array.from(
      { length: 4 },
      (_, k) => `theme=dark&width=${80 + 40 * (4 * i + k)}`,
    );
    await holdAll(there.url, queries, address);
  }
  const refused = await fetch(`${there.url}/events?theme=light`, { headers: from(HONEST) });
  expect(refused.status).toBe(429);
  expect(await refused.text()).toContain("option maxViews");
  for (const query of [
    "",
    "chart=a",
    "chart=b&chart=a",
    "width=640",
    "chart=b&width=640&height=200",
  ]) {
    const viewer = await watch(`${there.url}/events?${query}`, from(HONEST));
    expect([query, viewer.status]).toEqual([query, 200]);
  }
  await expectEveryFrame(there, await watch(`${there.url}/events?chart=a`, from(HONEST)));
});

test("/events: names that mean the same view, spelt with a size, take room like any other", async () => {
  const { url } = await proxied({ charts: { a: {}, b: {} } });
  const queries = Array.from({ length: 40 }, (_, i) => `chart=a@${800 + i}x400&chart=b`);
  const statuses = await holdAll(url, queries, GREEDY);
  expect([count(statuses, 200), count(statuses, 429)]).toEqual([8, 32]);
});

test.each([
  ["ports", (i: number) => `203.0.113.9:${4000 + i}`],
  [
    "IPv6 spellings of it",
    (i: number) => (i % 2 === 0 ? "::ffff:203.0.113.9" : "[::FFFF:cb00:7109]:80"),
  ],
  ["a network of 64 bits", (i: number) => `[2001:db8:1:2::${i.toString(16)}]:${5000 + i}`],
  ["zones and quotes", (i: number) => `"[2001:db8:1:2:${i}::1%eth${i}]:${i}"`],
  ["what it claims itself", (i: number) => `198.51.100.${i}, 203.0.113.9`],
])("/events: %s make no other address", async (_kind, spell) => {
  const there = await proxied({ charts: { a: {} }, maxPerAddress: 3 });
  const statuses: number[] = [];
  for (let i = 0; i < 10; i++) {
    statuses.push((await watch(`${there.url}/events`, from(spell(i)))).status);
  }
  expect([count(statuses, 200), count(statuses, 429)]).toEqual([3, 7]);
  expect((await watch(`${there.url}/events`, from(HONEST))).status).toBe(200);
  expect((await watch(`${there.url}/events`, from("2001:db8:1:3::1"))).status).toBe(200);
});

test("localShares: this machine's own address has a share, too: that of so many others", async () => {
  const options = { charts: { a: {} }, maxPerAddress: 2, maxViewsPerAddress: 1, localShares: 3 };
  const { live, url } = await served(options);
  const looks = ["theme=dark", "theme=light", "theme=page", "xAxis=ordinal"];
  const views = await Promise.all(looks.map((query) => watch(`${url}/events?${query}`)));
  expect(views.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
  for (const status of [200, 200, 200, 429]) {
    expect((await watch(`${url}/events`)).status).toBe(status);
  }
  views[0]?.close();
  await eventually("one less", () => live.stats().subscribers === 5);
  expect((await watch(`${url}/events?xAxis=ordinal`)).status).toBe(200);
});

test("subscribe: joining what others watch draws nothing", async () => {
  const { live, url } = await proxied({ charts: { a: {}, b: {} }, everyMs: 60_000 });
  live.push("a", { v: 1 }, START);
  await watch(`${url}/events`);
  const { drawings } = live.stats();
  for (let i = 0; i < 5; i++) {
    live.push("a", { v: 2 + i }, START + i * 1000);
    const viewer = await watch(`${url}/events`);
    await viewer.until(showing("<svg"));
    viewer.close();
  }
  expect(live.stats().drawings).toBe(drawings);
});
