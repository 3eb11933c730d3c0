import { expect, test, vi } from "vitest";
import type { ChartOptions } from "../../src/chart/options/options.ts";
import { createFrameSource, type Frame, frameText } from "../../src/live/frame.ts";
import { createCharts } from "../../src/live/charts.ts";
import { fakeTimers } from "../support/fake-timers.ts";

const START = Date.UTC(2026, 2, 1, 12);

/** A chart that glides, its one view, and the number of its drawings. */
function createOne(options: ChartOptions = {}) {
  fakeTimers(START);
  const everyMs = 1000;
  const charts = createCharts({
    window: { ms: 20_000 },
    everyMs,
    maxAhead: undefined,
    onError: () => {},
    timeZone: "UTC",
    addCharts: false,
    maxCharts: 1,
  });
  charts.add("a", options);
  let drawings = 0;
  const source = createFrameSource(charts.view("a"), charts.get("a"), {
    clock: Date.now,
    onDraw: () => drawings++,
  });
  const push = (v: number, ageMs = 0) => {
    charts.push("a", [{ time: Date.now() - ageMs, values: { v } }], Date.now());
  };
  const wait = (ms: number) => vi.advanceTimersByTime(ms);
  return { source, push, wait, drawings: () => drawings };
}

/** The frames of one cycle after another. @param between called in the middle of each. */
function cycles(between: (source: ReturnType<typeof createOne>["source"]) => void): string[] {
  const { source, push, wait } = createOne();
  const frames: string[] = [];
  let sent: Frame | undefined;
  for (let i = 0; i < 60; i++) {
    wait(500);
    push(i % 7);
    between(source);
    wait(500);
    push(i % 5);
    sent = source.draw(sent);
    frames.push(frameText(sent));
  }
  return frames;
}

test("createFrameSource: a drawing on the side, for a picture or somebody new, changes no frame", () => {
  // The first frame is one of those who come.
  const undisturbed = cycles(() => {}).slice(1);
  expect(cycles((source) => void source.draw()).slice(1)).toEqual(undisturbed);
  expect(undisturbed.filter((svg) => /class="y[ "]/.test(svg)).length).toBeGreaterThan(30);
});

test("createFrameSource: streams that are sent the same frames share the drawing", () => {
  const { source, push, wait, drawings } = createOne();
  let sent: [Frame, Frame] = [source.draw(), source.draw()];
  for (let i = 0; i < 30; i++) {
    wait(1000);
    push(i % 7);
    source.draw();
    sent = [source.draw(sent[0]), source.draw(sent[1])];
    expect(sent[0]).toBe(sent[1]);
  }
  expect(source.draw(sent[0])).toBe(sent[0]);
  expect(drawings()).toBe(31);
});

test.each([{}, { staleMs: 3_600_000 }])(
  "createFrameSource: a feed that is late by more than a window glides by one cycle each (%j)",
  (options) => {
    const { source, push, wait } = createOne(options);
    let sent: Frame | undefined;
    for (let i = 0; i < 60; i++) {
      wait(1000);
      push(i % 7, 120_000);
      sent = source.draw(sent);
      if (i > 30) expect(frameText(sent)).toMatch(/<g class="y">/);
    }
  },
);

test("createFrameSource: where nobody watches, drawings glide on from one another", () => {
  const { source, push, wait } = createOne();
  for (let i = 0; i < 60; i++) {
    wait(1000);
    push(i % 7);
    wait(500);
    push(i % 5);
    const { lastEdge } = source.draw();
    wait(1500);
    push(i % 3);
    const frame = source.draw();
    expect(frame.edge - (frame.lastEdge ?? 0)).toBe(1500);
    expect(frame.lastEdge).toBeGreaterThan(lastEdge ?? 0);
  }
});

test("createFrameSource: a chart with a slower rhythm of its own is drawn anew when its edge has moved", () => {
  const { source, push, wait } = createOne({ everyMs: 5000, glide: false });
  for (let i = 0; i < 30; i++) {
    wait(1000);
    push(i % 7);
  }
  // No point is missing before one and a half of its own cycles.
  const { edge } = source.draw();
  for (const [ms, moved] of [
    [3000, 0],
    [4000, 0],
    [1000, 500],
  ] as const) {
    wait(ms);
    expect([ms, Math.round((source.draw().edge - edge) / 100) * 100]).toEqual([ms, moved]);
  }
});
