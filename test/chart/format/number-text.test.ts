import * as fc from "fast-check";
import { expect, test } from "vitest";
import { numberLabels } from "../../../src/chart/format/number-label.ts";
import { valueLabels } from "../../../src/chart/format/value-labels.ts";
import { lineChart, stat } from "../../../src/entries/plotcast.ts";

test("valueLabels().value() writes no part of a whole as 100 %", () => {
  const { value } = valueLabels({ unit: "%" });
  const ratio = valueLabels({ unit: "ratio" }).value;
  expect([99.97, 99.99, 99.9996, -99.96].map(value)).toEqual([
    "99.97%",
    "99.99%",
    "99.9996%",
    "−99.96%",
  ]);
  expect([0.9999, 0.99951].map(ratio)).toEqual(["99.99%", "99.95%"]);
  expect([100, 100.04, 99.5, 98.96].map(value)).toEqual(["100%", "100%", "99.5%", "99%"]);
  expect(valueLabels({ unit: "% RH" }).value(99.97)).toBe("100 % RH".replace(" ", "\u00a0"));
});

test("numberLabels() writes percentages alike as text and as bytes, however close to 100 they are", () => {
  const near = fc.oneof(fc.double({ min: 98, max: 102 }), fc.integer({ min: 1, max: 6 }));
  const run = fc.property(near, fc.constantFrom(1, 10, 20), (number, step) => {
    const { value, write } = numberLabels(step, 100, { unit: "%" });
    const size = Number.isInteger(number) ? 100 - 10 ** -number : number;
    const bytes = new Uint8Array(200);
    const end = write?.(bytes, 0, Float64Array.of(size), 0) ?? 0;
    expect(new TextDecoder().decode(bytes.subarray(0, end))).toBe(value(size));
    if (size < 100 - 1e-6) expect(value(size)).not.toBe("100%");
  });
  fc.assert(run);
});

test("stat() and lineChart() tell an uptime of three nines as what it is", () => {
  const points = [{ y: 0.5 }, { y: 0.9996 }];
  expect(stat({ yUnit: "ratio" }).add("Up", points).render()).toContain("Up: 99.96%");
  const svg = lineChart({ yUnit: "%", variant: "interactive" }).add("Up", [50, 99.96]).render();
  expect(svg).toContain('aria-label="1, 99.96%"');
});
