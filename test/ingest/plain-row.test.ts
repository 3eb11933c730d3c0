import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createTableReader, type TableOptions } from "../../src/ingest/table.ts";

/** What is read of lines, each after a remark, which has it read with care. */
function readCarefully(lines: readonly string[], options: TableOptions) {
  const reader = createTableReader(options);
  return lines.map((line, index) => {
    if (index > 1) reader.read("#", 1);
    return reader.read(line, index + 1);
  });
}

function readFast(lines: readonly string[], options: TableOptions) {
  const reader = createTableReader(options);
  return lines.map((line, index) => reader.read(line, index + 1));
}

const cells = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.double({ noNaN: true, min: -1e6, max: 1e6 }).map((n) => n.toFixed(3)),
  },
  { weight: 4, arbitrary: fc.integer().map(String) },
  { weight: 1, arbitrary: fc.constantFrom("", "-", ".5", "5.", "1e3", "nan", "-0", "007", "+1") },
  {
    weight: 1,
    arbitrary: fc.constantFrom("web", "db-1", "x y", "12%", "5ms", "1,5", '"1"', "9".repeat(17)),
  },
);
const times = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true })
      .map((d) => d.toISOString()),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "2026-02-31T00:00:00Z",
      "2026-03-01T24:00:00Z",
      "2026-03-01 12:00:00",
      "12:00:01",
      "03/01/2026",
      "1772366400",
      "x",
      "",
    ),
  },
);
// A date and a time of day in one word, in two, or in columns of their own.
const separated = fc.constantFrom<[string, string]>(["T", "Z"], [" ", ""], ["|", ""]);
const rows = fc.array(fc.tuple(times, cells, cells, fc.constantFrom("web", "db", "a1"), cells), {
  minLength: 1,
  maxLength: 12,
});
const separators = fc.constantFrom(",", ";", "\t", " ", ", ", "  ");
const options: fc.Arbitrary<TableOptions> = fc.constantFrom<TableOptions>(
  {},
  { timeZone: "Europe/Berlin" },
  { columns: ["a", "c"] },
  { x: "b" },
  { key: "host" },
  { decimal: "," },
  { time: "none" },
);

test("createTableReader gives the same for rows like the last one as for rows apart", () => {
  const now = () => Date.UTC(2026, 2, 1, 12);
  let read = 0;
  fc.assert(
    fc.property(
      rows,
      separators,
      options,
      fc.boolean(),
      separated,
      (table, separator, asked, isHeaded, form) => {
        const header = isHeaded ? ["time", "a", "b", "host", "c"] : ["#"];
        if (isHeaded && form[0] === "|") header.splice(0, 1, "date", "clock");
        const lines = [header, ...table].map((row) =>
          row
            .join(separator)
            .replace(
              /(\d\d)T(.*)Z/,
              (_, day: string, clock: string) =>
                `${day}${form[0] === "|" ? separator : form[0]}${clock}${form[1]}`,
            ),
        );
        const fast = readFast(lines, { now, ...asked });
        read += fast.filter((row) => row !== undefined && !("problem" in row)).length;
        expect(fast).toEqual(readCarefully(lines, { now, ...asked }));
      },
    ),
    { numRuns: 1000 },
  );
  expect(read).toBeGreaterThan(1000);
});

test("createTableReader reads a million rows in seconds", () => {
  const reader = createTableReader();
  reader.read("time,a,b,c");
  const lines = Array.from({ length: 100_000 }, (_, index) => {
    const time = new Date(1_772_366_400_000 + index * 1000).toISOString();
    return `${time},${(index * 0.37).toFixed(2)},${index % 977},${-index / 4}`;
  });
  const start = process.cpuUsage().user;
  const count = lines.filter((line) => reader.read(line) !== undefined).length;
  expect(count).toBe(lines.length);
  // A tenth of what it does on a quiet machine, so that a busy one does not fail.
  expect((process.cpuUsage().user - start) / 1e6).toBeLessThan(1.5);
});
