import * as fc from "fast-check";
import pino from "pino";
import { expect, test } from "vitest";
import { createTableReader } from "../../src/ingest/table.ts";
import { describeLines, readLines } from "./read-lines.ts";

function lines(...objects: object[]): string {
  return objects.map((object) => JSON.stringify(object)).join("\n");
}

test("createTableReader reads pino's log: nested numbers by their paths, texts passed over", () => {
  const log = lines(
    { level: 30, time: 1772366400123, pid: 12, hostname: "web1", msg: "listening" },
    {
      level: 30,
      time: 1772366401123,
      pid: 12,
      hostname: "web1",
      req: { method: "GET", url: "/", headers: { host: "a" } },
      res: { statusCode: 200 },
      responseTime: 5,
      v: 1,
      msg: "request completed",
    },
  );
  expect(describeLines(log)).toEqual([
    "2026-03-01T12:00:01.123Z res.statusCode=200 responseTime=5ms",
  ]);
});

test("createTableReader reads what pino itself writes, whatever is logged", () => {
  const written: string[] = [];
  const log = pino({}, { write: (line) => written.push(line) });
  log.info("listening");
  log.warn({ queue: { length: 12 }, ok: true, tags: ["a"] }, "queue grows");
  log.error(new Error("broken"), "a request failed");
  log.info({ queue: { length: 7 }, ok: false }, "queue shrinks");
  const now = new Date().toISOString().slice(0, 13);
  const rows = describeLines(written.join("")).map((row) => row.replace(/^(.{13})\S*/, "$1"));
  expect(rows).toEqual([`${now} queue.length=12 ok=1`, `${now} queue.length=7 ok=0`]);
});

test("createTableReader sees epoch seconds, ms, µs and ns in lines of JSON by their size", () => {
  for (const scale of [1, 1e3, 1e6, 1e9]) {
    expect(describeLines(lines({ time: 1772366401 * scale, a: 1 }))).toEqual([
      "2026-03-01T12:00:01.000Z a=1",
    ]);
  }
  expect(readLines(lines({ time: 5, a: 1 })).rows[0]?.time).toBe(5);
});

test("createTableReader takes the first field of JSON that is named as a time for the time", () => {
  for (const name of ["time", "timestamp", "ts", "date", "@timestamp", "datetime", "t"]) {
    for (const time of [1772366401, "2026-03-01T12:00:01Z", "03/01/2026 12:00:01"]) {
      expect(describeLines(lines({ a: 1, [name]: time })), name).toEqual([
        "2026-03-01T12:00:01.000Z a=1",
      ]);
    }
  }
  expect(describeLines(lines({ t: 0.5, ts: "soon" }))).toEqual(["t=0.5"]);
});

test("createTableReader reads numbers, states and numbers in texts of JSON, and passes over lists", () => {
  const line = lines({
    a: { b: { c: 1 } },
    on: true,
    off: false,
    text: "21.5",
    list: [1, 2],
    s: "x",
  });
  expect(describeLines(line)).toEqual(["a.b.c=1 on=1 off=0 text=21.5"]);
});

test("createTableReader takes the text of a known field of JSON for the key, and the one asked for", () => {
  const line = lines({ sensor: "kitchen", floor: "first", temp: 21 });
  expect(describeLines(line)).toEqual(["kitchen: temp=21"]);
  expect(describeLines(line, { key: "floor" })).toEqual(["first: temp=21"]);
  expect(describeLines(lines({ req: { host: "a" }, ms: 5 }), { key: "req.host" })).toEqual([
    "a: ms=5",
  ]);
});

test("createTableReader takes columns and x of JSON as asked", () => {
  const line = lines({ a: 1, b: { c: 2 }, d: 3 });
  expect(describeLines(line, { columns: ["b.c", "3"] })).toEqual(["b.c=2 d=3"]);
  expect(describeLines(line, { x: "a" })).toEqual(["1 b.c=2 d=3"]);
});

test("createTableReader tells once per field of JSON that a text came for a number", () => {
  const log = lines({ a: 1 }, { a: "x", b: 2 }, { a: "y", b: "z" });
  expect(describeLines(log)).toEqual([
    "a=1",
    "a= b=2",
    "a= b=",
    '! line 2: json.a: expected a number, got "x"',
    '! line 3: json.b: expected a number, got "z"',
  ]);
});

test("createTableReader tells once that lines of JSON hold no number", () => {
  expect(describeLines(lines({ a: "x" }, { a: "y" }))).toEqual([
    '! line 1: json: expected at least one number, got "{\\"a\\":\\"x\\"}"',
  ]);
});

test("createTableReader bounds what it takes of a line of JSON", () => {
  const wide = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`s${index}`, 1]));
  expect(describeLines(lines(wide))).toEqual([
    "! line 1: json: expected at most 256 series, got 300",
  ]);
  const deep = `{"a":${'{"a":'.repeat(5000)}1${"}".repeat(5001)}`;
  expect(readLines(`${deep}\n{"b":1}`).rows).toHaveLength(1);
});

test("createTableReader gives finite numbers or a problem for any JSON", () => {
  const reader = createTableReader();
  fc.assert(
    fc.property(fc.object({ withNullPrototype: true, maxDepth: 4 }), (object) => {
      const result = reader.read(JSON.stringify(object));
      if (result === undefined || "problem" in result) return;
      for (const value of result.values.values()) expect(value ?? 0).toSatisfy(Number.isFinite);
    }),
  );
});

test("createTableReader gives the values of a JSON field the unit of its name", () => {
  expect(describeLines(lines({ took_ms: 12 }, { took_ms: "1.5s" }, { took_ms: "5B" }))).toEqual([
    "took_ms=12ms",
    "took_ms=1500ms",
    "took_ms=ms",
    '! line 3: json.took_ms: expected a number, got "5B"',
  ]);
});

test("createTableReader takes fields of JSON whose paths are long, each by a name of its own", () => {
  const long = "k".repeat(300);
  const [row = ""] = describeLines(lines({ [`${long}a`]: 1, [`${long}b`]: 2 }));
  expect(row).toMatch(/k{187} #\w{11}=1 k{187} #\w{11}=2/);
});
