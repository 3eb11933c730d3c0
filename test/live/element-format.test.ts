import { expect, test } from "vitest";
import { served, watch } from "../support/served.ts";

const ACK = "\u0006";

test.each(["identity", "gzip"])(
  "/events?as=element (%s): a silent connection gives signs of life that a page hears, and says when",
  async (encoding) => {
    const { live, url } = await served({ charts: { cpu: {} }, everyMs: 50, keepAliveMs: 200 });
    const viewer = await watch(`${url}/events?as=element&chart=cpu`, {
      "accept-encoding": encoding,
    });
    const isSign = ({ type }: { type: string }) => type === ACK;
    expect((await viewer.until(isSign)).data).toBe("200");
    await viewer.until(() => viewer.events.filter(isSign).length > 3);
    live.push("cpu", { v: 4711 });
    const frame = await viewer.until(({ data }) => data.includes("4711"));
    expect(frame.type).toBe("cpu");
  },
);

test("/events?as=element: who comes late, behind signs of life, gets the frame and hears the next ones", async () => {
  const { live, url } = await served({ charts: { a: {}, b: {} }, everyMs: 50, keepAliveMs: 100 });
  live.push("a", { v: 1 });
  const first = await watch(`${url}/events?as=element`, { "accept-encoding": "gzip" });
  await first.until(() => first.events.filter(({ type }) => type === ACK).length > 4);
  const late = await watch(`${url}/events?as=element`, { "accept-encoding": "gzip" });
  await late.until(({ type }) => type === "a");
  await late.until(({ type }) => type === "b");
  live.push("b", { v: 4711 });
  await late.until(({ data }) => data.includes("4711"));
  await first.until(({ data }) => data.includes("4711"));
});

test("/events?chart=a?width=: where there is no room for a look, the chart comes as it is, under its name", async () => {
  const options = { charts: { a: { title: "First" }, b: {} }, maxViews: 1, everyMs: 50 };
  const { url } = await served(options);
  const look = (query: string) =>
    `${url}/events?as=element&chart=${encodeURIComponent(`a?${query}`)}`;
  const taken = await watch(look("width=400&theme=dark"));
  await taken.until(
    ({ type, data }) => type === "a?width=400&theme=dark" && /width="400"/.test(data),
  );
  const unsized = await watch(look("width=600&theme=light"));
  await unsized.until(({ type, data }) => type === "a" && /width="800"/.test(data));
  const nameless = await watch(look("width=640").replace("chart=a", "chart="));
  await nameless.until(({ type, data }) => type === "?" && data.includes("First"));
});

test("/events?as=: what it does not know is refused, with what was meant", async () => {
  const { url } = await served({ charts: { a: {} } });
  const response = await fetch(`${url}/events?as=elemnt`);
  expect([response.status, await response.text()]).toEqual([
    400,
    expect.stringContaining("did you mean element?"),
  ]);
});
