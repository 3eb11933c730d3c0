import { expect, test } from "vitest";
import { createHub } from "../../src/live/create-hub.ts";

const T = Date.UTC(2026, 2, 1, 12);

function rows(count: number, names: string[], from = 0) {
  return Array.from({ length: count }, (_, i) => ({
    time: T + (from + i) * 1000,
    values: new Map(names.map((name) => [name, (i * 7) % 11])),
  }));
}

function createPair() {
  const options = { charts: { a: {} }, window: { points: 5000 }, onError() {} };
  return { sliced: createHub(options), whole: createHub(options) };
}

test("pushInSlices(): leaves a chart as pushRows does, also with points that come late", async () => {
  const { sliced, whole } = createPair();
  for (const batch of [
    rows(3000, ["x", "y"]),
    rows(3000, ["y", "z"], 2000),
    rows(3000, ["z", "x"], 1000).toReversed(),
    rows(1, ["x"], 9000),
  ]) {
    expect(await sliced.pushInSlices("a", batch)).toBe(whole.pushRows("a", batch));
    expect(sliced.draw("a")).toBe(whole.draw("a"));
  }
});

test("pushInSlices(): takes none of the rows where the last one is wrong", async () => {
  const { sliced, whole } = createPair();
  const wrong = [...rows(9000, ["x"]), { time: T, values: { x: "1" as unknown as number } }];
  await expect(sliced.pushInSlices("a", wrong)).rejects.toMatchObject({ code: "POINT_INVALID" });
  expect(sliced.draw("a")).toBe(whole.draw("a"));
  await expect(sliced.pushInSlices("b", wrong)).rejects.toMatchObject({ code: "CHART_UNKNOWN" });
});

test("pushInSlices(): two that add the same chart at once are both in it", async () => {
  const hub = createHub({ addCharts: true, window: { points: 5000 } });
  const both = [
    hub.pushInSlices("new", rows(5000, ["x"])),
    hub.pushInSlices("new", rows(5000, ["y"])),
  ];
  expect(await Promise.all(both)).toEqual([5000, 5000]);
  expect(hub.names()).toEqual(["new"]);
  expect(hub.table("new")).toMatch(/>x<.*>y</s);
});

test("pushInSlices(): no more charts than there may be, also where they are added at once", async () => {
  const hub = createHub({ addCharts: true, maxCharts: 1 });
  const both = ["a", "b"].map((name) => hub.pushInSlices(name, rows(5000, ["x"])));
  const results = await Promise.allSettled(both);
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
  expect(results[1]).toMatchObject({ reason: { code: "LIMIT_REACHED" } });
  expect(hub.names()).toEqual(["a"]);
});
