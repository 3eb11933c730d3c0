// What the compiler says here is checked by `npm run check`: an error that is expected and does not come
// is one itself.
import { expect, expectTypeOf, onTestFinished, test } from "vitest";
import type { ChartOptions } from "../../src/entries/live.ts";
import { createLive, type Live, type LiveOptions } from "../../src/entries/live.ts";

function open<T extends Live>(live: T): T {
  onTestFinished(() => live.close());
  return live;
}

test("createLive(): the names in charts are the only ones that its methods take", () => {
  const live = open(createLive({ charts: { cpu: {}, memory: { title: "Memory" } } }));
  expectTypeOf(live).toEqualTypeOf<Live<"cpu" | "memory">>();
  expectTypeOf(live.names()).toEqualTypeOf<("cpu" | "memory")[]>();
  for (const name of live.names()) live.push(name, { used: 1 });
  live.setNote("cpu", "a note");
  live.annotate("memory", { label: "deploy" });
  live.removeSeries("cpu", "used");
  live.clear("cpu");
  expect(live.draw("cpu@400x260")).toContain("<svg");
  expect(live.table("memory")).toContain("<table");
  // @ts-expect-error: no such chart
  expect(() => live.push("cup", { used: 1 })).toThrow('did you mean "cpu"?');
  // @ts-expect-error: no such chart
  expect(() => live.pushRows("cup", [])).toThrow("expected the name");
  // @ts-expect-error: no such chart
  expect(() => live.draw("memori@400")).toThrow("expected the name");
  // @ts-expect-error: no such chart
  expect(() => live.table("cup")).toThrow("expected the name");
  // @ts-expect-error: no such chart
  expect(() => live.annotate("cup", {})).toThrow("expected the name");
  // @ts-expect-error: no such chart
  expect(() => live.setNote("cup", "")).toThrow("expected the name");
  // @ts-expect-error: no such chart
  expect(() => live.clear("cup")).toThrow("expected the name");
  // @ts-expect-error: no such chart
  expect(() => live.removeSeries("cup", "used")).toThrow("expected the name");
  // @ts-expect-error: no such chart
  expect(() => live.removeChart("cup")).toThrow("expected the name");
  // @ts-expect-error: no such option
  expect(() => createLive({ charts: { cpu: { titel: "x" } } })).toThrow("did you mean title?");
});

test("addChart(): what it returns takes the new name, too, and is the same hub", () => {
  const live = open(createLive({ charts: { cpu: {} } }));
  const more = live.addChart("disk", { title: "Disk" });
  expectTypeOf(more).toEqualTypeOf<Live<"cpu" | "disk">>();
  more.push("disk", { used: 4711 });
  expect(more).toBe(live);
  expect(more.draw("disk")).toContain("4711");
  // A Live without names takes all.
  const any: Live = live;
  any.addChart("net").push("net", { in: 1 });
  const name: string = "disk";
  any.push(name, { used: 1 });
  const asked = live.chartOf(name);
  expectTypeOf(asked).toEqualTypeOf<"cpu" | undefined>();
  if (asked !== undefined) live.push(asked, { used: 1 });
  // @ts-expect-error: not a chart of this one
  live.push(name, { used: 1 });
});

test("createLive(): with addCharts, without charts, or with any charts, it takes any name", () => {
  const adding = open(createLive({ charts: { cpu: {} }, addCharts: true }));
  adding.push("cpu", { v: 1 });
  adding.push("fresh", { v: 1 });
  const maybe: boolean = adding.has("fresh");
  const perhaps = open(createLive({ charts: { cpu: {}, b: {} }, addCharts: maybe }));
  perhaps.push("fresh", { v: 1 });
  const charts: Record<string, ChartOptions> = { cpu: {} };
  const recorded = open(createLive({ charts }));
  expectTypeOf(recorded).toEqualTypeOf<Live>();
  recorded.push("cpu", { v: 1 });
  const options: LiveOptions = { charts };
  expectTypeOf(open(createLive(options))).toExtend<Live>();
  const bare = open(createLive());
  bare.addChart("a");
  bare.push("a", { v: 1 });
  const empty = open(createLive({ charts: {} }));
  empty.addChart("a");
  empty.push("a", { v: 1 });
  const closed = open(createLive({ charts: { cpu: {} }, addCharts: false }));
  expectTypeOf(closed).toEqualTypeOf<Live<"cpu">>();
  expect(adding.names()).toEqual(["cpu", "fresh"]);
});
