import { expect, onTestFinished, test, vi } from "vitest";
import { createHub } from "../../src/live/create-hub.ts";
import type { Hub } from "../../src/live/hub.ts";
import { parseEvents } from "../support/event-parser.ts";
import { fakeTimers } from "../support/fake-timers.ts";
import { createMemoryViewer, type MemoryViewer } from "../support/memory-viewer.ts";

const START = Date.UTC(2026, 2, 1, 12);
const EVERY_MS = 1000;
const NAMES = ["before", "faulty", "after"];

type Option = "yFormat" | "timeFormat" | "tooltipFormat";

/** Three charts; a format function of the second one throws while `fault` is set. */
function faultyHub(option: Option): { hub: Hub; told: unknown[]; fault: { error?: Error } } {
  fakeTimers(START);
  const fault: { error?: Error } = {};
  const told: unknown[] = [];
  const format = (value: unknown) => {
    if (fault.error !== undefined) throw fault.error;
    return `=${String(value)}`;
  };
  const plain = { tooltips: true };
  const charts = { before: plain, faulty: { ...plain, [option]: format }, after: plain };
  const hub = createHub({ charts, everyMs: EVERY_MS, onError: (error) => told.push(error) });
  onTestFinished(() => hub.close());
  return { hub, told, fault };
}

function watch(hub: Hub, charts: string[], viewer = createMemoryViewer()): MemoryViewer {
  hub.subscribe(charts, {}, { named: true, encoding: "identity" }, viewer.connection);
  return viewer;
}

/** Lets one cycle pass with a new point for each chart. @returns the charts that each viewer got. */
function nextCycle(hub: Hub, round: number, viewers: MemoryViewer[]): string[][] {
  const before = viewers.map(({ pieces }) => pieces.length);
  for (const name of NAMES) hub.push(name, { v: round * 1000 + 111 }, START + round * EVERY_MS);
  vi.advanceTimersByTime(EVERY_MS);
  return viewers.map(({ pieces }, i) => {
    const text = Buffer.concat(pieces.slice(before[i])).toString();
    return parseEvents(text).map(({ type }) => type);
  });
}

test.each<Option>(["yFormat", "timeFormat", "tooltipFormat"])(
  "cycle: where a chart's %s throws, its error is told, and all others and later cycles go on",
  (option) => {
    const { hub, told, fault } = faultyHub(option);
    const streams = [["before"], ["faulty"], ["after"], NAMES];
    const viewers = streams.map((charts) => watch(hub, charts));
    expect(nextCycle(hub, 1, viewers)).toEqual(streams);
    expect(told).toEqual([]);

    fault.error = new Error("no such format");
    const others = [["before"], [], ["after"], ["before", "after"]];
    for (const round of [2, 3]) {
      expect(nextCycle(hub, round, viewers)).toEqual(others);
      expect(new Set(told.splice(0))).toEqual(new Set([fault.error]));
    }

    delete fault.error;
    expect(nextCycle(hub, 4, viewers)).toEqual(streams);
    expect(told).toEqual([]);

    // Nothing is left of a drawing that ended in its middle.
    expect(nextCycle(hub, 5, viewers)).toEqual(streams);
    const { hub: whole } = faultyHub(option);
    const viewer = watch(whole, NAMES);
    for (let round = 1; round <= 5; round++) nextCycle(whole, round, [viewer]);
    expect(hub.draw("faulty")).toBe(whole.draw("faulty"));
  },
);

test("cycle: a viewer whose connection throws is closed and told of; the others miss nothing", () => {
  const { hub, told } = faultyHub("yFormat");
  const viewer = createMemoryViewer();
  const viewers = [createMemoryViewer(), viewer, createMemoryViewer()];
  const broken = new Error("broken pipe");
  let isBroken = false;
  const { write } = viewer.connection;
  viewer.connection.write = (bytes) => {
    if (isBroken) throw broken;
    return write(bytes);
  };
  for (const one of viewers) watch(hub, NAMES, one);
  expect(nextCycle(hub, 1, viewers)).toEqual([NAMES, NAMES, NAMES]);
  isBroken = true;
  expect(nextCycle(hub, 2, viewers)).toEqual([NAMES, [], NAMES]);
  expect(told).toEqual([broken]);
  expect([viewer.ended(), hub.stats().subscribers]).toEqual(["destroy", 2]);
  expect(nextCycle(hub, 3, viewers)).toEqual([NAMES, [], NAMES]);
  expect(told).toHaveLength(1);
});

test("subscribe: a chart that cannot be drawn is left out, told of, and refused only alone", () => {
  const { hub, told, fault } = faultyHub("yFormat");
  for (const name of NAMES) hub.push(name, { v: 111 }, START);
  fault.error = new Error("no such format");
  expect(() => watch(hub, ["faulty"])).toThrow(fault.error);
  const viewer = watch(hub, NAMES);
  vi.advanceTimersByTime(EVERY_MS);
  expect(new Set(parseEvents(viewer.text()).map(({ type }) => type))).toEqual(
    new Set(["before", "after"]),
  );
  expect(new Set(told)).toEqual(new Set([fault.error]));
  delete fault.error;
  expect(nextCycle(hub, 1, [viewer])).toEqual([NAMES]);
});
