import * as fc from "fast-check";
import { expect, test } from "vitest";
import { gauge, lineChart, pieChart, stat } from "../../src/chart/chart-types.ts";
import type { ChartOptions } from "../../src/chart/options/options.ts";

const START = Date.UTC(2026, 2, 29, 0, 58);

const options: fc.Arbitrary<ChartOptions> = fc.record(
  {
    title: fc.constant("Größe & mehr"),
    yUnit: fc.constantFrom("B", "%", "ratio", "ms", "€", "kW"),
    y2Unit: fc.constantFrom("s", "$"),
    yFormat: fc.constantFrom(".2f", "~s"),
    xFormat: fc.constant(".1f"),
    tooltipFormat: fc.constant(".3f"),
    locale: fc.constantFrom("de", "en-IN", "ja"),
    timeZone: fc.constantFrom("Europe/Berlin", "Asia/Kathmandu"),
    timeFormat: fc.constant("%H:%M"),
    variant: fc.constantFrom("sparkline", "interactive", "live"),
    xAxis: fc.constantFrom("linear", "log", "ordinal"),
    yScale: fc.constantFrom("log", "symlog"),
    hidden: fc.constant(["b"]),
    average: fc.constant(2),
    gapMs: fc.constant(500),
  },
  { requiredKeys: [] },
);

const value = fc.oneof(
  fc.constantFrom(0, 1, -3, 12_345.678, 1e9, 1e-7, 7 / 3, null),
  fc.double({ min: -1, max: 1, noNaN: true }),
);

const points = fc
  .tuple(fc.constantFrom("time", "number", "name"), fc.array(value, { maxLength: 6 }))
  .map(([kind, values]) =>
    values.map((y, i) => {
      if (kind === "time") return { time: START + i * 1000, y };
      return { x: kind === "name" ? ["p", "q", "<r>"][i % 3] : i * 1.5, y };
    }),
  );

test.for([
  ["pieChart", pieChart],
  ["gauge", gauge],
  ["stat", stat],
] as const)("%s().table() says what the table of a chart with axes says", ([, create]) => {
  let rows = 0;
  fc.assert(
    fc.property(options, points, fc.constantFrom("y", "y2"), (own, given, axis) => {
      const table = create(own).add("a", given).add("b", given, { axis }).table();
      expect(table).toBe(lineChart(own).add("a", given).add("b", given, { axis }).table());
      rows += given.length;
    }),
    { numRuns: 300 },
  );
  expect(rows).toBeGreaterThan(300);
});
