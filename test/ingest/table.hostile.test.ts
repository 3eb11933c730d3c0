import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createLineSplitter } from "../../src/ingest/lines.ts";
import {
  createTableReader,
  type Problem,
  type TableOptions,
  type TableRow,
  type TimeMode,
} from "../../src/ingest/table.ts";

/** Checks what a reader made of a line, and counts it where it is a row. */
function check(result: TableRow | Problem | undefined): number {
  if (result === undefined) return 0;
  if ("problem" in result) {
    checkProblem(result.problem);
    return 0;
  }
  expect(result.time === undefined || Number.isFinite(result.time)).toBe(true);
  expect(result.values.size).toBeGreaterThan(0);
  expect(result.values.size).toBeLessThanOrEqual(256);
  for (const [name, value] of result.values) {
    expect(name.length).toBeGreaterThan(0);
    expect(name.length).toBeLessThanOrEqual(200);
    expect(value === null || Number.isFinite(value)).toBe(true);
  }
  expect(result.x === undefined || Number.isFinite(result.x)).toBe(true);
  expect(result.key?.length ?? 1).toBeGreaterThan(0);
  expect(result.key?.length ?? 1).toBeLessThanOrEqual(200);
  for (const unit of result.units?.values() ?? []) expect(unit.length).toBeLessThanOrEqual(40);
  for (const problem of result.problems ?? []) checkProblem(problem);
  return 1;
}

function checkProblem(problem: string): void {
  expect(problem).toMatch(/^line \d+(?:, column \d+)?: /);
  expect(problem.length).toBeLessThan(1000);
  expect(problem).not.toMatch(/[\r\n]/);
}

const choices = fc.constantFrom<TableOptions>(
  {},
  { timeZone: "Europe/Berlin", decimal: "," },
  { delimiter: "|", columns: ["1", "cpu"] },
  { x: "1", key: "cpu" },
  { timeFormat: "%H:%M:%S", key: "2" },
);

const modes = fc.constantFrom<TimeMode>("auto", "first", "none");

const MARKS = '  \t,;|=:"-#{}\r\0'.split("").concat("  ", '""', "\u001b[1m", "\u2028", "\u00a0");
const NUMBERS = "1 2.5 -3 1e999 nan NA 12% 1.2k 3ms 1700000000 1700000000000".split(" ");
const TIMES = "2026-11-22 07:00:00 2026-11-22T07:00:00Z 2026-02-31 time ts date".split(" ");
const WORDS = "cpu cpu procs __proto__ avg-cpu: \ud800 😀 温度".split(" ");
const FORMS = [
  "Mar  1 12:00:01",
  "12:00:01 PM",
  "[10/Oct/2000:13:55:36 -0700]",
  "03/01/2026",
  "01.03.2026",
  "1,234,500",
  "1.234,56",
  "50 %",
  "12ms",
  "250m",
  "1.5GiB / 2GiB",
  "load average: 1.0, 2.0, 3.0",
  "Tasks: 5 total, 3 running",
  "MEM USAGE / LIMIT",
  "NET I/O",
  "PID",
  "COMMAND",
  "Mounted on",
  "host",
  "# gpu",
  "RX:",
];
const PIECES = [...MARKS, ...NUMBERS, ...TIMES, ...WORDS, ...FORMS];

const lines = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .array(fc.constantFrom(...PIECES), { maxLength: 14 })
      .map((parts) => parts.join("")),
  },
  {
    weight: 4,
    arbitrary: fc
      .array(fc.constantFrom(...PIECES), { maxLength: 8 })
      .map((parts) => parts.join(" ")),
  },
  {
    weight: 2,
    arbitrary: fc
      .array(fc.constantFrom(...PIECES), { maxLength: 8 })
      .map((parts) => parts.join(",")),
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
  { weight: 1, arbitrary: fc.json() },
);

test("createTableReader gives a row, a problem or nothing for any lines", () => {
  let rows = 0;
  fc.assert(
    fc.property(fc.array(lines, { maxLength: 20 }), modes, choices, (texts, time, choice) => {
      const reader = createTableReader({ time, ...choice });
      for (const text of texts) rows += check(reader.read(text));
    }),
    { numRuns: 2000 },
  );
  expect(rows).toBeGreaterThan(500);
});

test("createTableReader gives the same for the same lines", () => {
  fc.assert(
    fc.property(fc.array(lines, { maxLength: 12 }), (texts) => {
      const [one, other] = [createTableReader(), createTableReader()];
      for (const text of texts) expect(one.read(text)).toEqual(other.read(text));
    }),
  );
});

test("createTableReader gives the same rows for any chunking of the text", () => {
  const read = (pieces: string[]) => {
    const results: Array<TableRow | Problem | undefined> = [];
    const reader = createTableReader();
    const splitter = createLineSplitter({}, (line, at) => results.push(reader.read(line, at)));
    for (const piece of pieces) splitter.write(piece);
    splitter.end();
    return results;
  };
  fc.assert(
    fc.property(fc.array(lines, { maxLength: 8 }), fc.nat(), fc.nat(), (texts, one, other) => {
      const text = texts.join("\n");
      const [from, to] = [one % (text.length + 1), other % (text.length + 1)].sort((a, b) => a - b);
      expect(read([text.slice(0, from), text.slice(from, to), text.slice(to)])).toEqual(
        read([text]),
      );
    }),
  );
});

test("createTableReader reads back any table of numbers under its header", () => {
  const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{4,12}$/), { minLength: 2, maxLength: 20 });
  const numbers = fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0);
  const separators = fc.constantFrom(" ", ",", ";", "\t", ", ", "   ");
  const isPlain = (header: string[]) =>
    !header.some((name) => /^(time|date|epoch|none|null)/.test(name));
  fc.assert(
    fc.property(
      names.filter(isPlain),
      fc.array(numbers, { minLength: 20 }),
      separators,
      (header, row, separator) => {
        fc.pre(Math.abs(row[0] ?? 0) < 9e8);
        const reader = createTableReader();
        const cells = row.slice(0, header.length);
        expect(reader.read(header.join(separator))).toBeUndefined();
        const values = new Map(header.map((name, index) => [name, Number(String(cells[index]))]));
        expect(reader.read(cells.join(separator))).toEqual({ values });
      },
    ),
  );
});

test("createTableReader holds a bounded memory, whatever words come", () => {
  const reader = createTableReader();
  for (let number = 0; number < 3000; number++) {
    const word = number.toString(36).replace(/\d/g, "x");
    check(reader.read(`${word} ${word} head`));
    check(reader.read(number % 2 === 0 ? "1 2 3" : "1 2 3 4"));
    check(reader.read(`${word}=1`));
  }
  expect(reader.read("1 2 3")).toHaveProperty("values");
});
