import { expect, test } from "vitest";
import type { FrameSource } from "../../src/live/frame.ts";
import { createFrameSources } from "../../src/live/frame-sources.ts";
import type { View } from "../../src/live/view.ts";

const MAX_IDLE = 16;

function createCounted() {
  const created: string[] = [];
  const create = (view: View): FrameSource => {
    created.push(view.key);
    const draw = () => Promise.reject(new Error("nobody draws")) as never;
    return { view, draw, size: () => 0 };
  };
  return { created, sources: createFrameSources(create, { countCharts: () => 1 }) };
}

function viewOf(chart: string, theme?: "dark", width?: number): View {
  const options = { ...(theme && { theme }), ...(width && { width }) };
  const isDefault = Object.keys(options).length === 0;
  return {
    key: `${theme} ${width} ${chart}`,
    chart,
    options,
    isDefault,
    isPlain: isDefault,
    awaited: [],
  };
}

test("borrow: a chart's own look is kept, however many others are asked for meanwhile", () => {
  const { created, sources } = createCounted();
  const own = sources.borrow(viewOf("a"));
  for (let width = 100; width < 200; width++) sources.borrow(viewOf("a", "dark", width));
  expect(sources.borrow(viewOf("a"))).toBe(own);
  expect(created).toHaveLength(101);
});

test("borrow: of other views, those used last are kept", () => {
  const { created, sources } = createCounted();
  const dark = sources.borrow(viewOf("a", "dark"));
  for (let width = 1; width < MAX_IDLE * 3; width++) {
    sources.borrow(viewOf("a", "dark", width));
    expect(sources.borrow(viewOf("a", "dark"))).toBe(dark);
  }
  const before = created.length;
  sources.borrow(viewOf("a", "dark", 1));
  expect(created).toHaveLength(before + 1);
});

test("borrow: a moment is not kept, as it has a copy of all points", () => {
  const { created, sources } = createCounted();
  const moment = { ...viewOf("a", "dark"), options: { at: 1 } };
  sources.borrow(moment);
  sources.borrow(moment);
  expect(created).toHaveLength(2);
});

test("forget: a chart that is added under the name of one that was removed has a source of its own", () => {
  const { sources } = createCounted();
  const [own, held] = [sources.borrow(viewOf("a")), sources.acquire(viewOf("a"))];
  expect(held.source).toBe(own);
  sources.forget("a");
  const next = sources.borrow(viewOf("a"));
  expect(next).not.toBe(own);
  held.release();
  expect(sources.borrow(viewOf("a"))).toBe(next);
  expect(sources.countWatched()).toBe(0);
});
