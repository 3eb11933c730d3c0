import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { select } from "../../src/chart/data/stats/select.ts";
import type { Row } from "../../src/chart/options/point.ts";
import { bar, candles, cells, chart, dots, lineChart, rug } from "../../src/entries/plotcast.ts";
import { createLineSplitter } from "../../src/ingest/lines.ts";
import { MAX_LINE_LENGTH } from "../../src/limits.ts";
import { watchMachine } from "../../src/ingest/machine.ts";
import { createTableReader } from "../../src/ingest/table.ts";
import { eventText } from "../../src/sse/event.ts";

test("eventText: ten million characters with line breaks are framed in reasonable time", () => {
  const data = "0123456789\r\n".repeat(1_000_000);
  const started = performance.now();
  const text = eventText({ data });
  expect(performance.now() - started).toBeLessThan(5000);
  expect(text).toHaveLength(1_000_000 * "data: 0123456789\n".length + "data: \n\n".length);
});

test("createLineSplitter takes time in proportion to the text, however small the pieces", () => {
  const lines: string[] = [];
  const splitter = createLineSplitter({}, (line) => lines.push(line));
  const started = performance.now();
  for (let count = 0; count < 500_000; count++) splitter.write("x");
  for (let count = 0; count < MAX_LINE_LENGTH; count++) splitter.write("\r");
  splitter.write("\nok\n");
  expect(lines).toEqual(["ok"]);
  expect(performance.now() - started).toBeLessThan(2000);
});

test("createTableReader takes time in proportion to a line's length", () => {
  const words = [
    "9",
    "1.",
    "+",
    "e",
    "=",
    ":",
    '"',
    '""',
    'a"',
    "-",
    "--",
    "-=",
    "(",
    "{",
    '{"a":',
  ];
  const marks = [" ", "\t", ",", ";", "|", '"a",', "a=1,", "2026-11-22,07:00:00,"];
  const escapes = ["\u001b", "[", "]", "[0", "]0"].map((end) => `\u001b${end}`);
  const others = ["\ud800", "\u00a0", "\u0000", "\r", "time (", "ts_", "2026-11-22 07:00:00 "];
  const spaced = "9e9 1 a a:1 a=1 = : nan 2026-11-22 time=1700000000".split(" ");
  const units = [
    ...words,
    ...marks,
    ...escapes,
    ...others,
    "a 1 ",
    ...spaced.map((word) => `${word} `),
  ];
  for (const unit of units) {
    for (const start of ["", "x", "time,"]) {
      const reader = createTableReader();
      const line = (start + unit.repeat(MAX_LINE_LENGTH)).slice(0, MAX_LINE_LENGTH);
      const started = process.cpuUsage();
      reader.read("a b c");
      reader.read(line);
      const { user } = process.cpuUsage(started);
      expect(user / 1000, JSON.stringify(start + unit)).toBeLessThan(300);
    }
  }
});

test.for([
  ["equal", () => new Float64Array(300_000)],
  ["falling", () => Float64Array.from({ length: 300_000 }, (_, i) => -i)],
  ["an organ pipe", () => Float64Array.from({ length: 300_000 }, (_, i) => -Math.abs(i - 150_000))],
] as const)("select() is quick where the values are %s", ([, make]) => {
  const column = make();
  const sorted = column.slice().sort();
  const started = performance.now();
  expect(select(column, 150_000)).toBe(sorted[150_000]);
  expect(performance.now() - started).toBeLessThan(1000);
});

const COLORED = Array.from({ length: 30_000 }, (_, i) => ({
  x: i,
  y: i % 97,
  ...{ open: 1, high: 6, low: 0, close: 2 + (i % 3) },
  color: `#${(0x100000 + i).toString(16)}`,
}));

test.for([bar, candles, cells, dots, rug])(
  "%o: many points, each of a colour of its own, are drawn in reasonable time",
  (mark) => {
    const points = COLORED.map(({ open, high, low, close, ...rest }) =>
      mark === candles ? { x: rest.x, color: rest.color, open, high, low, close } : rest,
    );
    const drawn = chart({ tooltips: false }).add(mark("a", points));
    const started = performance.now();
    expect(drawn.render()).toContain(`color="${COLORED.at(-1)?.color}"`);
    expect(performance.now() - started).toBeLessThan(1000);
  },
);

test("lineChart().render() draws many points of one own colour in reasonable time", () => {
  const points = COLORED.map(({ x, y }) => ({ x, y, color: "red" }));
  const drawn = lineChart({ tooltips: false }).add("a", points);
  const started = performance.now();
  expect(drawn.render()).toContain('color="red"');
  expect(performance.now() - started).toBeLessThan(1000);
});

function block(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

/** What a watched event loop was delayed by, reading by reading. */
function watchDelays(series: string): { delays: number[]; stop(): void } {
  const delays: number[] = [];
  const { stop } = watchMachine({ everyMs: 200 }, (chart: string, { values }: Row) => {
    const delay = values.get(series);
    if (chart === "eventLoop" && typeof delay === "number") delays.push(delay);
  });
  return { delays, stop };
}

test("watchMachine shows an idle event loop near 0", async () => {
  const idle = watchDelays("p50");
  await wait(500);
  idle.stop();
  expect(Math.min(...idle.delays)).toBeLessThan(8);
});

test("watchMachine shows how long an event loop was blocked", async () => {
  const blocked = watchDelays("max");
  await wait(50);
  block(120);
  await wait(500);
  blocked.stop();
  expect(Math.max(...blocked.delays)).toBeGreaterThan(80);
});
