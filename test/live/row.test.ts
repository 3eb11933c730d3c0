import { expect, test } from "vitest";
import { createHub } from "../../src/live/create-hub.ts";
import type { InputRow } from "../../src/live/row.ts";
import { DOORS } from "../support/doors.ts";
import { refusal } from "../support/refusal.ts";

const NOW = Date.now();
const hubOf = () => createHub({ charts: { a: {} }, onError: () => {} });
const HINT = /time: expected milliseconds \(did you mean \* 1000\?\)/;

test.each([
  ["now", NOW / 1000],
  ["now, in whole seconds", Math.floor(NOW / 1000)],
  ["of 2001", Date.UTC(2001, 5, 1) / 1000],
  ["of five years from now", NOW / 1000 + 5 * 365 * 86_400],
])("push(): a time in seconds, %s, is refused with what was meant", (_kind, time) => {
  const hub = hubOf();
  expect(() => hub.push("a", { v: 1 }, time)).toThrow(HINT);
  expect(() => hub.pushRows("a", [{ values: { v: 1 } }, { time, values: { v: 1 } }])).toThrow(HINT);
  expect(hub.table("a")).not.toContain("<td>1");
  // Real milliseconds before do not change what is meant.
  hub.push("a", { v: 1 }, NOW);
  expect(() => hub.push("a", { v: 1 }, time)).toThrow(HINT);
  hub.close();
});

test.each([
  ["the first day", 86_400_000],
  ["zero", 0],
  ["before 1970", -86_400_000 * 365],
  ["a Date of January 1970", new Date(Date.UTC(1970, 0, 20))],
  ["a text of January 1970", "1970-01-20T12:00:00Z"],
  ["1971", Date.UTC(1971, 3, 1)],
  ["1973", Date.UTC(1973, 5, 1)],
  ["2003", Date.UTC(2003, 5, 1)],
])("push(): old data is taken: %s", (_kind, time) => {
  const hub = hubOf();
  hub.push("a", { v: 4711 }, time);
  expect(hub.table("a")).toContain("4711");
  hub.close();
});

test("push(): a replay that comes through January 1970 goes on", () => {
  const hub = hubOf();
  for (let day = 0; day < 60; day++) hub.push("a", { v: day }, day * 86_400_000);
  expect(hub.table("a")).toContain("Jan 20, 1970");
  hub.close();
});

test("pushRows(): so does one whose rows come at once", () => {
  const hub = hubOf();
  const rows = Array.from({ length: 60 }, (_, day) => ({
    time: day * 86_400_000,
    values: { v: 1 },
  }));
  expect(hub.pushRows("a", rows)).toBe(60);
  expect(hub.table("a")).toContain("Jan 20, 1970");
  hub.close();
});

test.each<[string, unknown, string]>([
  ["values beside the time", [{ time: NOW, Room: 21.4 }], "expected rows such as { time, values:"],
  ["no object", [21.4], "expected rows such as { time, values:"],
  ["nothing", [null], "expected rows such as { time, values:"],
  ["one row", { values: { v: 1 } }, "expected a list of rows, got an object"],
  ["no rows", undefined, "expected a list of rows, got undefined"],
  ["no values", [{ time: NOW }], "expected an object of numbers"],
])("pushRows(): %s is refused with what was meant", (_kind, rows, message) => {
  const hub = hubOf();
  const error = refusal(() => hub.pushRows("a", rows as InputRow[]));
  expect(error.code).toBe("POINT_INVALID");
  expect(error.message).toContain(message);
  hub.close();
});

test.each(["1795000000", "soon", ""])("push(): a time that is the text %j is refused", (time) => {
  const hub = hubOf();
  expect(() => hub.push("a", { v: 1 }, time)).toThrow("epoch milliseconds");
  hub.close();
});

test.each(DOORS)(
  "%s: POST /api/push/a: seconds are 400 with what was meant",
  async (_door, open) => {
    const { ask, live } = await open({ charts: { a: {} } });
    const push = (body: unknown) =>
      ask("/api/push/a", { method: "POST", body: JSON.stringify(body) });
    const seconds = Math.floor(NOW / 1000);
    for (const body of [
      { v: 1, time: seconds },
      [
        { v: 1, time: NOW },
        { v: 1, time: seconds },
      ],
    ]) {
      const { status, json } = await push(body);
      expect(status).toBe(400);
      expect(json()).toMatchObject({ code: "POINT_INVALID" });
      expect(json().message).toMatch(HINT);
    }
    expect((await push({ v: 1, time: String(seconds) })).status).toBe(400);
    expect((await push({ v: 4711, time: "1970-01-20T12:00:00Z" })).status).toBe(200);
    expect(live.table("a")).toContain("4711");
  },
);

test.each([
  ["now", NOW],
  ["five years ago", NOW - 5 * 365 * 86_400_000],
])("push(): a time among the values, %s, is refused with its right place", (_kind, time) => {
  const hub = hubOf();
  const place =
    /expected the time behind the values, as in push\("cpu", .*, not among them, got \d+/;
  expect(() => hub.push("a", { time, v: 1 })).toThrow(place);
  expect(hub.table("a")).not.toContain("<td>1");
  hub.close();
});

test("push(): a series may be named time: one of durations, or beside a time of its own", () => {
  const hub = hubOf();
  hub.push("a", { time: 120 });
  hub.push("a", { time: NOW, v: 4711 }, NOW);
  expect(hub.table("a")).toContain("4711");
  hub.close();
});
