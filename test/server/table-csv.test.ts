import { parse } from "csv-parse/sync";
import { describe, expect, onTestFinished, test } from "vitest";
import { createLive } from "../../src/entries/live.ts";
import type { History } from "../../src/live/history.ts";
import { createMemoryStore } from "../../src/store/memory-store.ts";
import { csvTime } from "../../src/server/csv-cells.ts";
import { createDownloads } from "../../src/server/downloads.ts";
import { DOORS } from "../support/doors.ts";
import { answerTo, keeping } from "../support/keeping.ts";
import { newFolder, openedStore } from "../support/stores.ts";

const START = Date.UTC(2026, 2, 1, 12);

test("GET /c/a.csv: of many that one address asks for in the same turn, eight are sent; once they are given up, others", async () => {
  const live = createLive({ charts: { a: {} }, trustProxy: true });
  onTestFinished(() => live.close());
  live.push("a", { v: 1 }, START);
  const headers = { "x-forwarded-for": "203.0.113.9" };
  const askForMany = () =>
    Promise.all(
      Array.from({ length: 40 }, () => live.fetch(new Request("http://a/c/a.csv", { headers }))),
    );
  // The second time nobody has begun to read those of the first.
  for (let round = 0; round < 3; round++) {
    const answers = await askForMany();
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(8);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(32);
    for (const { body } of answers) await body?.cancel();
  }
});

test("GET /c/a.csv?window=1d: nothing of what is kept from a clock that was ahead by months", async () => {
  const store = createMemoryStore();
  const { live } = keeping(store, { charts: { room: {} } });
  live.push("room", { Room: 21 }, START);
  const times = [START + 60 * 86_400_000];
  await store.append("room", new Map([["Room", { times, values: [99] }]]));
  expect(await answerTo(live, "/c/room.csv?window=1d")).toBe(
    "time,Room\r\n2026-03-01T12:00:00.000Z,21\r\n",
  );
  expect(await answerTo(live, "/c/room.csv")).toContain(",99");
});

describe.each(DOORS)("%s", (_door, open) => {
  test("GET /c/a.csv: what the live chart has, as a file with the chart's name", async () => {
    const { ask, live } = await open({ charts: { "a b": {}, price: { type: "candlestick" } } });
    live.push("a b", { Room: 21.5, "=1+1": 3 }, START);
    live.push("a b", { Room: 22 }, START + 1000);
    live.push("price", { open: 1, high: 4, low: 0.5, close: 3 }, START);
    const { status, headers, text } = await ask("/c/a%20b.csv");
    expect(status).toBe(200);
    expect(headers.get("content-type")).toMatch(/^text\/csv\b/);
    expect(headers.get("content-disposition")).toBe(
      "attachment; filename=\"a_b.csv\"; filename*=UTF-8''a%20b.csv",
    );
    expect(text).toBe(
      "time,Room,'=1+1\r\n2026-03-01T12:00:00.000Z,21.5,3\r\n2026-03-01T12:00:01.000Z,22,\r\n",
    );
    const candles = parse((await ask("/charts/price.csv")).text, { columns: true });
    expect(candles).toEqual([
      expect.objectContaining({ "price.open": "1", "price.high": "4", "price.close": "3" }),
    ]);
  });

  test("GET /c/a.csv: a range, a window, long rows, without a series", async () => {
    const { ask, live } = await open({ charts: { a: {} } });
    for (let i = 0; i < 10; i++) live.push("a", { u: i, v: -i }, START + i * 1000);
    const rows = async (query: string) => (await ask(`/c/a.csv?${query}`)).text.split("\r\n");
    expect(await rows("window=2s&hide=v")).toEqual([
      "time,u",
      ...[7, 8, 9].map((i) => `2026-03-01T12:00:0${i}.000Z,${i}`),
      "",
    ]);
    const from = `from=${START + 3000}&to=2026-03-01T12:00:04Z`;
    expect(await rows(`${from}&form=long&hide=u`)).toEqual([
      "time,series,value",
      "2026-03-01T12:00:03.000Z,v,-3",
      "2026-03-01T12:00:04.000Z,v,-4",
      "",
    ]);
    expect(await rows(`from=${START + 60_000}`)).toEqual(["time,u,v", ""]);
  });

  test("GET /c/a.csv: of many that one address asks for at once, eight are sent, and then others", async () => {
    const { ask, live } = await open({ charts: { a: {} }, trustProxy: true });
    for (let i = 0; i < 10; i++) live.push("a", { v: i }, START + i * 1000);
    const headers = { "x-forwarded-for": "203.0.113.9" };
    const askForMany = async () => {
      const asked = Array.from({ length: 40 }, () => ask("/c/a.csv", { headers }));
      return (await Promise.all(asked)).map(({ status }) => status);
    };
    expect(await askForMany()).toContain(200);
    for (let i = 0; i < 20; i++) {
      expect((await ask("/c/a.csv", { headers, method: "HEAD" })).status).toBe(200);
      expect((await ask("/c/a.csv", { headers })).status).toBe(200);
    }
  });

  test("GET /c/a.csv: HEAD, unknown charts and forms, and the access rules of tables", async () => {
    const { ask } = await open({ charts: { cpu: {} }, token: "secret-token-1", tokenFor: "all" });
    const headers = { authorization: "Bearer secret-token-1" };
    expect((await ask("/c/cpu.csv")).status).toBe(401);
    const head = await ask("/c/cpu.csv", { headers, method: "HEAD" });
    expect([head.status, head.text]).toEqual([200, ""]);
    expect(head.headers.get("content-length")).toBeNull();
    const unknown = await ask("/c/cpo.csv", { headers });
    expect(unknown.status).toBe(404);
    expect(unknown.json().message).toContain('did you mean "cpu"?');
    const wrong = await ask("/c/cpu.csv?form=lang", { headers });
    expect(wrong.status).toBe(400);
    expect(wrong.json().message).toContain("did you mean long?");
    const off = await open({ charts: { a: {} }, routes: { table: false } });
    expect((await off.ask("/c/a.csv")).status).toBe(403);
  });
});

const MANY = 200_000;

test("GET /c/a.csv: all that is kept, of which the live chart shows the end", async () => {
  const store = await openedStore({ path: `${newFolder()}/p.db` });
  const { live } = keeping(store, { addCharts: true, window: { points: 30 } });
  const times = Array.from({ length: MANY }, (_, i) => START + i * 500);
  live.pushRows("a", [{ time: START, values: { u: 0 } }]);
  await store.append("a", new Map([["u", { times, values: times.map((_, i) => i) }]]));
  const rows = parse<{ u: string }>(await answerTo(live, "/c/a.csv"), { columns: true });
  expect(rows.length).toBe(MANY);
  expect(rows.every(({ u }, i) => Number(u) === i)).toBe(true);
});

test("GET /c/a.csv: nothing is read ahead of who reads slowly, and no more once it has gone", async () => {
  const store = createMemoryStore();
  let reads = 0;
  const history: History = {
    read(...asked) {
      reads++;
      return store.read(...asked);
    },
    extent: (chart) => store.extent(chart),
    count: (chart, range) => store.count(chart, range),
  };
  const { live } = keeping(store, { addCharts: true }, history);
  live.push("a", { u: 0 }, START);
  const times = Array.from({ length: MANY }, (_, i) => START + i * 500);
  await store.append("a", new Map([["u", { times, values: times }]]));
  const response = await live.fetch(new Request("http://localhost/c/a.csv"));
  const reader = response.body!.getReader();
  await reader.read();
  await reader.read();
  expect(reads).toBe(2);
  await reader.cancel();
  expect(reads).toBe(2);
});

test("GET /c/a.csv: a chart by numbers has numbers, in parts that are short", async () => {
  const { createLive } = await import("../../src/entries/live.ts");
  const { MAX_TIME } = await import("../../src/limits.ts");
  const live = createLive({ charts: { a: { xAxis: "linear" } }, window: { points: 100_000 } });
  const rows = Array.from({ length: 30_000 }, (_, i) => ({ time: i, values: { u: i } }));
  live.pushRows("a", rows);
  const response = await live.fetch(new Request("http://localhost/c/a.csv"));
  let text = "";
  for await (const part of response.body!.pipeThrough(new TextDecoderStream())) {
    expect(part.length).toBeLessThan(300_000);
    text += part;
  }
  expect(text.split("\r\n").slice(0, 3)).toEqual(["x,u", "0,0", "1,1"]);
  expect(text.split("\r\n").length).toBe(30_002);
  expect(csvTime(2 * MAX_TIME)).toBe(String(2 * MAX_TIME));
  live.close();
});

test("GET /c/a.csv: one address has its share of the tables, not all", () => {
  const downloads = createDownloads();
  const leave = Array.from({ length: 8 }, () => downloads.enter("203.0.113.5"));
  expect(() => downloads.check("203.0.113.5")).toThrow(/203\.0\.113\.5: expected at most 8/);
  downloads.check("203.0.113.6");
  downloads.check(undefined);
  leave.at(0)!();
  downloads.check("203.0.113.5");
});
