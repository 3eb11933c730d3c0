import { ServerSentEventGenerator } from "@starfederation/datastar-sdk/web";
import { expect, test } from "vitest";
import { chartSelector } from "../../src/live/framework-formats.ts";
import { snippetsIn } from "../support/readme.ts";
import { served, showing, watch } from "../support/served.ts";

const START = Date.UTC(2026, 2, 1, 12);
const HOSTILE = `a"b'c<d>e\\f]g,h & ü:i`;
const TWO = { charts: { cpu: { glide: false }, [HOSTILE]: { glide: false } }, everyMs: 20 };
const SOURCE = { accept: "text/event-stream" };

test("chartSelector: letters and digits stay, all else is written by its number", () => {
  expect(chartSelector("cpu-1_ü😀")).toBe('[data-chart="cpu-1_ü😀"]');
  expect(chartSelector(`a b"c`)).toBe('[data-chart="a\\20 b\\22 c"]');
  expect(chartSelector(HOSTILE)).toMatch(/^\[data-chart="[\w \\ü]+"\]$/);
});

test("/events?as=datastar: events are what Datastar's own SDK writes", async () => {
  const { live, url } = await served(TWO);
  live.push("cpu", { v: 4711 }, START);
  const viewer = await watch(`${url}/events?as=datastar`);
  const plain = await watch(`${url}/events`);
  const wanted = ["cpu", HOSTILE].map(async (name) => {
    const { data } = await plain.until(({ type }) => type === name);
    const response = ServerSentEventGenerator.stream((stream) => {
      stream.patchElements(data, { selector: chartSelector(name), mode: "inner" });
    });
    return (await response.text()).match(/^data: .*$/gm)!.map((line) => line.slice(6));
  });
  await viewer.until(({ data }) => data.includes("\\22 b") && data.includes("<svg"));
  expect(viewer.events.map(({ type }) => type)).toEqual(Array(2).fill("datastar-patch-elements"));
  const written = viewer.events.map(({ data }) => data.split("\n"));
  expect(written).toEqual(await Promise.all(wanted));
});

test("README: the line for Datastar 1 asks for these words", async () => {
  const lines = snippetsIn("html").find(({ code }) => code.includes("data-init"))?.code ?? "";
  const path = /@get\('([^']+)'/.exec(lines)?.[1];
  const { url } = await served(TWO);
  const viewer = await watch(`${url}${path}`);
  const first = await viewer.until(() => true);
  expect(first.type).toBe("datastar-patch-elements");
});

const WORDS = {
  datastar: /^selector \[data-chart="cpu"\]\nmode inner\nelements <svg .*<\/svg>$/,
  "datastar-beta": /^selector \[data-chart="cpu"\]\nmergeMode inner\nfragments <svg .*<\/svg>$/,
  htmx: /^<hx-partial hx-target='\[data-chart="cpu"\]' hx-swap="innerHTML"><svg .*<\/svg><\/hx-partial>$/,
  turbo:
    /^<turbo-stream action="update" method="morph" targets='\[data-chart="cpu"\]'><template><svg .*<\/svg><\/template><\/turbo-stream>$/,
};

test.each(Object.entries(WORDS))(
  "/events?as=%s: each event says where it belongs, and a viewer that comes again gets them all",
  async (framework, words) => {
    const { live, url } = await served(TWO);
    live.push("cpu", { v: 4711 }, START);
    const viewer = await watch(`${url}/events?as=${framework}&chart=cpu@400x260`);
    const first = await viewer.until(showing("4711"));
    expect(first.data).toMatch(words);
    expect(first.lastEventId).toMatch(/^n\d+$/);
    live.push("cpu", { v: 4712 }, START + 1000);
    const next = await viewer.until(showing("4712"));
    expect(next.data).toMatch(words);
    const again = await watch(`${url}/events?as=${framework}`, {
      "last-event-id": next.lastEventId,
    });
    await again.until(({ data }) => data.includes("\\22 b"));
    expect(again.events).toHaveLength(2);
  },
);

test.each(Object.entries(WORDS))(
  "/events?as=%s: a refusal is written in the same words",
  async (framework, words) => {
    const { url } = await served({ ...TWO, maxSubscribers: 1 });
    const first = await watch(`${url}/events`);
    await first.until(() => true);
    const refused = await watch(`${url}/events?as=${framework}`, SOURCE);
    await refused.ended;
    expect(refused.events).toHaveLength(2);
    expect(refused.events[0]?.data).toMatch(words);
    expect(refused.events[0]?.data).toContain("too many viewers");
    expect(refused.retries[0]).toBeGreaterThan(1000);
  },
);

test("/events?as=: other words are refused with what was meant", async () => {
  const { url } = await served(TWO);
  const ask = async (query: string) => {
    const response = await fetch(`${url}/events?${query}`);
    return { status: response.status, ...((await response.json()) as { message: string }) };
  };
  const misspelt = await ask("as=htmxx");
  expect(misspelt.status).toBe(400);
  expect(misspelt.message).toBe(
    'query as: expected one of "datastar", "datastar-beta", "htmx", "turbo", "element" (did you mean htmx?), got "htmxx"',
  );
  expect((await ask("as=react")).message).not.toContain("did you mean");
});

test("/events?as=: a stream takes places, which other streams do not", async () => {
  const { url } = await served({ ...TWO, maxViews: 1 });
  const turbo = await watch(`${url}/events?as=turbo`);
  await turbo.until(() => true);
  const same = await watch(`${url}/events?as=turbo`);
  await same.until(() => true);
  expect((await fetch(`${url}/events?as=htmx`)).status).toBe(429);
  const plain = await watch(`${url}/events`);
  await plain.until(() => true);
});
