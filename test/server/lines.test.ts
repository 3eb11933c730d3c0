import { expect, onTestFinished, test } from "vitest";
import { pipeline } from "../support/pipeline.ts";
import { eventually, served } from "../support/served.ts";

/** Longer than a turn of the event loop has for all that comes in. */
const DRAWING_MS = 6;

/** Charts whose drawing takes long, and in which turn of the event loop each was drawn. */
function slowCharts(names: readonly string[]) {
  const drawn: { name: string; turn: number }[] = [];
  let turn = 0;
  let isOver = false;
  const count = () => {
    turn++;
    if (!isOver) setImmediate(count);
  };
  count();
  onTestFinished(() => void (isOver = true));
  const draw = (name: string) => (value: number) => {
    const last = drawn.at(-1);
    if (last?.name !== name || last.turn !== turn) {
      for (const end = performance.now() + DRAWING_MS; performance.now() < end; );
      drawn.push({ name, turn });
    }
    return String(value);
  };
  const charts = Object.fromEntries(names.map((name) => [name, { yFormat: draw(name) }]));
  return { charts, drawn };
}

function mostInOneTurn(drawn: readonly { turn: number }[]): number {
  const counts = new Map<number, number>();
  for (const { turn } of drawn) counts.set(turn, (counts.get(turn) ?? 0) + 1);
  return Math.max(...counts.values());
}

const NAMES = Array.from({ length: 24 }, (_, i) => `c${i}`);

test.each([
  ["HEAD", "/events?theme=dark&chart="],
  ["HEAD", "/live.html?theme=dark&chart="],
  ["GET", "/?theme=dark&chart="],
])(
  "%s %s: of requests that come in one packet, a turn of the event loop draws few",
  async (method, path) => {
    const { charts, drawn } = slowCharts(NAMES);
    const { live, url } = await served({ charts, everyMs: 60_000 });
    for (const name of NAMES) live.push(name, { v: 1 });
    drawn.length = 0;
    const answered = pipeline(
      Number(new URL(url).port),
      method,
      NAMES.map((name) => path + name),
    );
    await eventually("all answers", () => answered() === NAMES.length);
    expect(drawn.length).toBeGreaterThanOrEqual(NAMES.length);
    expect(mostInOneTurn(drawn)).toBeLessThanOrEqual(2);
  },
);

test("GET /events: where one of many charts is not there, the others are drawn in turns of their own", async () => {
  const { charts, drawn } = slowCharts(NAMES);
  const { live, url } = await served({ charts, everyMs: 60_000 });
  for (const name of NAMES) live.push(name, { v: 1 });
  drawn.length = 0;
  const query = ["none", ...NAMES].map((name) => `chart=${name}`).join("&");
  const headers = { accept: "text/event-stream" };
  const text = await (await fetch(`${url}/events?${query}`, { headers })).text();
  expect(text).toContain("not there yet");
  expect(drawn.length).toBeGreaterThanOrEqual(NAMES.length);
  expect(mostInOneTurn(drawn)).toBeLessThanOrEqual(2);
});

test("GET /c/a.svg: who asks for many at once lets others in between", async () => {
  const { charts, drawn } = slowCharts(["a", "b"]);
  const { live, url } = await served({ charts, everyMs: 60_000, trustProxy: true });
  for (const name of ["a", "b"]) live.push(name, { v: 1 });
  const paths = Array.from({ length: 100 }, (_, i) => `/c/a.svg?width=${400 + i}`);
  const address = { "x-forwarded-for": "203.0.113.9" };
  const answered = pipeline(Number(new URL(url).port), "GET", paths, address);
  await eventually("a first answer", () => answered() > 0);
  const before = drawn.length;
  const other = await fetch(`${url}/c/b.svg`, { headers: { "x-forwarded-for": "198.51.100.7" } });
  expect(other.status).toBe(200);
  const between = drawn.slice(before).findIndex(({ name }) => name === "b");
  expect(between).toBeGreaterThanOrEqual(0);
  expect(between).toBeLessThanOrEqual(12);
  await eventually("all answers", () => answered() === paths.length);
});
