import { EventEmitter, once } from "node:events";
import { expect, test } from "vitest";
import { createKeeper } from "../../src/catalog/keeper.ts";
import { openHub } from "../../src/live/create-hub.ts";
import { createMemoryStore } from "../../src/store/memory-store.ts";
import type { Store } from "../../src/store/store.ts";

const OPTIONS = { window: { points: 50 }, addCharts: true, onError: () => {} };
const START = Date.now() - 60_000;

async function keepSome() {
  const store = createMemoryStore();
  const keeper = createKeeper(store, () => {});
  const { hub } = openHub(OPTIONS, { journal: keeper.journal, replaces: true });
  const options = { title: "Wait", type: "range" as const };
  hub.addChart("wait", options);
  keeper.keepChart({ name: "wait", options, reason: "by hand" });
  for (let i = 0; i < 40; i++) {
    hub.push("room", { Room: i, Hall: i === 7 ? null : -i }, START + i * 1000);
    hub.push("wait", { low: i, y: i + 1, high: i + 2 }, START + i * 1000);
  }
  expect(await keeper.settled()).toBe(true);
  return { store, hub };
}

test("keeper.restore: charts come back with their options and points, and draw the same", async () => {
  const { store, hub } = await keepSome();
  const again = openHub(OPTIONS, { replaces: true });
  const restored: string[] = [];
  const keeper = createKeeper(store, () => {});
  await keeper.restore(again.hub, again.columns, (chart) =>
    restored.push(`${chart.name}: ${chart.reason}`),
  );
  await keeper.restored();
  expect(again.hub.names().toSorted()).toEqual(["room", "wait"]);
  expect(restored.toSorted()).toEqual(["room: pushed to /api/push/room", "wait: by hand"]);
  for (const name of ["room", "wait"]) {
    expect(again.hub.table(name)).toBe(hub.table(name));
    expect(again.hub.draw(name)).toBe(hub.draw(name));
  }
  hub.close();
  again.hub.close();
});

test("keeper.restore: a chart that can be added no more costs only itself, and is told of", async () => {
  const { store, hub } = await keepSome();
  hub.close();
  await store.putChart({ name: "odd", options: { type: "nothing" }, reason: "another version" });
  await store.append("odd", new Map([["v", { times: [START], values: [1] }]]));
  const again = openHub(OPTIONS);
  const errors: unknown[] = [];
  const keeper = createKeeper(store, (error) => errors.push(error));
  await keeper.restore(again.hub, again.columns, () => {});
  await keeper.restored();
  expect(again.hub.names().toSorted()).toEqual(["room", "wait"]);
  expect(String(errors[0])).toContain("type");
  again.hub.close();
});

test("keeper.restore: points ahead of the clock, taken while it was wrong, hide none of those before them", async () => {
  for (const window of [{ points: 50 }, { ms: 120_000 }]) {
    const { store, hub } = await keepSome();
    const before = hub.table("room");
    hub.close();
    const times = Array.from({ length: 1000 }, (_, i) => START + 60 * 86_400_000 + i * 1000);
    await store.append("room", new Map([["Room", { times, values: times.map(() => 777) }]]));
    const again = openHub({ ...OPTIONS, window }, { replaces: true });
    const errors: unknown[] = [];
    const keeper = createKeeper(store, (error) => errors.push(error));
    await keeper.restore(again.hub, again.columns, () => {});
    await keeper.restored();
    expect(again.hub.table("room")).toBe(before);
    expect(errors).toMatchObject([{ code: "POINT_AHEAD" }]);
    again.hub.close();
  }
});

test("keeper.journal: what is restored is not kept once more", async () => {
  const { store, hub } = await keepSome();
  hub.close();
  const before = store.stats().points;
  const keeper = createKeeper(store, () => {});
  const again = openHub(OPTIONS, { journal: keeper.journal, replaces: true });
  await keeper.restore(again.hub, again.columns, () => {});
  await keeper.restored();
  await keeper.settled();
  expect(store.stats().points).toBe(before);
  again.hub.push("room", { Room: 1 }, START + 50_000);
  await keeper.settled();
  expect(store.stats().points).toBe(before + 1);
  again.hub.close();
});

test("keeper.history: who asks for a chart after a restart waits for its points alone", async () => {
  const { store, hub } = await keepSome();
  hub.close();
  const keeper = createKeeper(store, () => {});
  const again = openHub(OPTIONS, { journal: keeper.journal, history: keeper.history });
  await keeper.restore(again.hub, again.columns, () => {});
  expect(keeper.history.ready?.("no such chart")).toBeUndefined();
  await again.past.load(["wait"], {});
  expect(again.hub.table("wait")).toContain("(39 – 41)");
  await keeper.restored();
  expect(keeper.history.ready?.("wait")).toBeUndefined();
  expect(again.past.load(["wait", "room"], {})).toBeUndefined();
  again.hub.close();
});

test("keeper.restore: a chart of a window of time gets all of it, however many points it has", async () => {
  const store = createMemoryStore();
  const times = Array.from({ length: 9000 }, (_, i) => START + i * 10);
  await store.putChart({ name: "fast", options: { window: { ms: 60_000 } }, reason: "by hand" });
  await store.append("fast", new Map([["v", { times, values: times }]]));
  const keeper = createKeeper(store, () => {});
  const again = openHub(OPTIONS);
  await keeper.restore(again.hub, again.columns, () => {});
  await keeper.restored();
  let kept = 0;
  for await (const slice of again.past.slices("fast", { from: -Infinity, to: Infinity })) {
    kept += slice.get("v")?.times.length ?? 0;
  }
  expect(kept).toBe(9000);
  again.hub.close();
});

test("keeper.settled(): what is refused at once is told to who handed it on, and to nobody else", async () => {
  const store = createMemoryStore();
  const answers: ((isKept: boolean) => void)[] = [];
  const append = () => new Promise<boolean>((resolve) => answers.push(resolve));
  const keeper = createKeeper({ ...store, append }, () => {});
  const points = new Map([["v", { times: [START], values: [1] }]]);
  const first = keeper.mark();
  keeper.journal.add("room", points);
  const second = keeper.mark();
  keeper.journal.add("room", points);
  answers.at(1)?.(false);
  await Promise.resolve();
  const third = keeper.mark();
  keeper.journal.add("room", points);
  answers.at(2)?.(true);
  const settled = [first, second, third].map(keeper.settled);
  answers.at(0)?.(true);
  expect(await Promise.all(settled)).toEqual([false, false, true]);
});

test("keeper.journal: a chart that could not be kept is kept with its next points, as it is", async () => {
  const store = createMemoryStore();
  let isFull = true;
  const putChart: typeof store.putChart = (chart) =>
    isFull ? Promise.resolve(false) : store.putChart(chart);
  const keeper = createKeeper({ ...store, putChart }, () => {});
  const chart = { name: "wait", options: { title: "Wait" }, reason: "by hand" };
  const points = new Map([["v", { times: [START], values: [1] }]]);
  keeper.keepChart(chart);
  expect(await keeper.settled()).toBe(false);
  isFull = false;
  keeper.journal.add("wait", points);
  await keeper.settled();
  expect(await store.charts()).toEqual([chart]);
});

test("keeper.restore: where there are too many charts the newest come, and none that nobody feeds", async () => {
  const store = createMemoryStore();
  const ages = { never: undefined, old: 100 * 86_400_000, early: 3000, late: 1000, later: 2000 };
  for (const [name, age] of Object.entries(ages)) {
    await store.putChart({ name, options: {}, reason: "by hand" });
    if (age === undefined) continue;
    await store.append(name, new Map([["v", { times: [START - age], values: [1] }]]));
  }
  const restored = async (limits: object) => {
    const keeper = createKeeper(store, () => {}, limits);
    const again = openHub(OPTIONS);
    await keeper.restore(again.hub, again.columns, () => {});
    await keeper.restored();
    again.hub.close();
    return again.hub.names();
  };
  expect(await restored({})).toEqual(["early", "late", "later"]);
  expect(await restored({ maxCharts: 2 })).toEqual(["late", "later"]);
});

test("keeper.keepMemory: what came before a store was open is kept, a chart at a time, and of no others", async () => {
  const ends = new EventEmitter();
  const opened = (async () => void (await once(ends, "open")))();
  const memory = createMemoryStore();
  let isOpen = false;
  let waiting = 0;
  let most = 0;
  const store: Store = {
    ...memory,
    opened,
    async append(chart, points) {
      if (!isOpen) return false;
      most = Math.max(most, ++waiting);
      await new Promise(setImmediate);
      waiting--;
      return memory.append(chart, points);
    },
    putChart: async (chart) => isOpen && memory.putChart(chart),
  };
  const keeper = createKeeper(store, () => {});
  const { hub, columns } = openHub(OPTIONS, { journal: keeper.journal, replaces: true });
  const names = ["a", "b", "c", "other"];
  for (const name of names) for (const v of [1, 2, 3]) hub.push(name, { v }, START + v);
  expect(await keeper.settled()).toBe(false);
  const kept = keeper.keepMemory(hub, columns, (name) => name !== "other");
  hub.removeChart("c");
  isOpen = true;
  ends.emit("open");
  await kept;
  expect(most).toBe(1);
  expect((await memory.charts()).map(({ name }) => name)).toEqual(["a", "b"]);
  expect((await memory.readNewest("b", 9)).get("v")?.values).toEqual(Float64Array.of(1, 2, 3));
  hub.close();
});
