import { expect, test } from "vitest";
import { served, watch } from "../support/served.ts";

const NAMES = Array.from({ length: 12 }, (_, i) => `c${i}`);
const CHARTS = Object.fromEntries(NAMES.map((name) => [name, {}]));

/** All charts but one of them, and the first once more: without its name. */
function withoutOne(left: string): string {
  const named = NAMES.filter((name) => name !== left);
  return ["?", ...named].map((name) => `chart=${encodeURIComponent(name)}`).join("&");
}

test("/events: the first chart without its name, in the place of another, makes no stream of all charts", async () => {
  const { url } = await served({ charts: CHARTS, trustProxy: true });
  const address = { "x-forwarded-for": "203.0.113.9" };
  const asked = NAMES.slice(1).map((name) => watch(`${url}/events?${withoutOne(name)}`, address));
  const statuses = (await Promise.all(asked)).map(({ status }) => status);
  // It stands in each of them twice, and an address has 8 places of a chart.
  expect(statuses.filter((status) => status === 200)).toHaveLength(4);
  expect(statuses.filter((status) => status === 429)).toHaveLength(7);
  const all = ["?", ...NAMES.slice(1)].map((name) => `chart=${encodeURIComponent(name)}`);
  expect((await watch(`${url}/events?${all.join("&")}`, address)).status).toBe(200);
});
